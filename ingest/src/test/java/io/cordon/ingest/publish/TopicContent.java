package io.cordon.ingest.publish;

import static java.util.Objects.requireNonNull;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a consumer that reads committed finds on topics. */
final class TopicContent {

    private TopicContent() {}

    /** All records of a topic up to what is written now, heartbeats included. */
    static List<ConsumerRecord<byte[], byte[]>> read(String bootstrap, String topic)
            throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer =
                        new KafkaConsumer<>(
                                Map.of(
                                        "bootstrap.servers",
                                        bootstrap,
                                        "isolation.level",
                                        "read_committed"),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer());
                Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            var ends =
                    admin.listOffsets(
                                    partitions.stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            p -> p, p -> OffsetSpec.latest())),
                                    new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                            .all()
                            .get(30, TimeUnit.SECONDS);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < requireNonNull(ends.get(p)).offset())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("a transaction on " + topic + " stays open");
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /**
     * The flows of a tenant: per key, in the order of the topic, as text without the tenant, so
     * that two tenants can be compared.
     */
    static Map<String, List<String>> flows(String bootstrap, String tenant) throws Exception {
        Framing<Flow> framing = Framing.of(Flow.class);
        Map<String, List<String>> flows = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : of(bootstrap, "cordon.flow.v1", tenant)) {
            Flow flow = decode(framing, record.value());
            flow.setTenant("-");
            byte[] address =
                    Arrays.copyOfRange(record.key(), tenant.length() + 1, record.key().length);
            flows.computeIfAbsent(Arrays.toString(address), key -> new ArrayList<>())
                    .add(record.timestamp() + " " + flow);
        }
        return flows;
    }

    /** The dead letters of a tenant, in the order of the topic. */
    static List<DeadLetter> letters(String bootstrap, String tenant) throws Exception {
        Framing<DeadLetter> framing = Framing.of(DeadLetter.class);
        List<DeadLetter> letters = new ArrayList<>();
        for (var record : of(bootstrap, "cordon.dead-letter.v1", tenant)) {
            letters.add(decode(framing, record.value()));
        }
        return letters;
    }

    /** Records whose key starts with the tenant. */
    static List<ConsumerRecord<byte[], byte[]>> of(String bootstrap, String topic, String tenant)
            throws Exception {
        byte[] prefix = (tenant + "\0").getBytes(StandardCharsets.UTF_8);
        return read(bootstrap, topic).stream()
                .filter(
                        record ->
                                record.key() != null
                                        && record.key().length >= prefix.length
                                        && Arrays.equals(
                                                Arrays.copyOf(record.key(), prefix.length), prefix))
                .toList();
    }

    static long count(Map<String, List<String>> flows) {
        return flows.values().stream().mapToLong(List::size).sum();
    }

    private static <T extends SpecificRecordBase> T decode(Framing<T> framing, byte[] value) {
        try {
            return framing.decode(value);
        } catch (FramingException e) {
            throw new IllegalStateException(e);
        }
    }
}
