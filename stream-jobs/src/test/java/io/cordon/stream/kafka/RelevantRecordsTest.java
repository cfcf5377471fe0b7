package io.cordon.stream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.RecordKey;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.stream.detection.Inbound;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the consumer leaves out, and that nobody could tell from what comes of the rest. */
class RelevantRecordsTest {

    private static final long SEED = 20_261_125L;
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final long MILLIS = NOW.toEpochMilli();
    private static final long FIVE_MINUTES = 5 * 60 * 1000;
    private static final DetectionSettings SETTINGS = DetectionSettings.published();
    private static final Family V6 = Family.V6;
    private static final TopicPartition FLOWS = new TopicPartition(TopicCatalog.FLOW, 0);
    private static final byte[] KEY = RecordKey.of(probe(MILLIS, 1, 443));

    private final ReaderContext context = new ReaderContext();
    private final TopicDeserializer deserializer = deserializer();
    private final RelevantValues values = new RelevantValues();
    private final RelevantRecords records = new RelevantRecords();

    @BeforeEach
    void open() throws IOException {
        deserializer.open(context);
        Map<String, Object> configs = new HashMap<>();
        RelevantRecords.with(deserializer)
                .forEach((name, value) -> configs.put((String) name, value));
        values.configure(configs, false);
        records.configure(configs);
    }

    private static TopicDeserializer deserializer() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Map<String, TelemetryDeserializer<?>> byTopic = new LinkedHashMap<>();
        byTopic.put(TopicCatalog.FLOW, new TelemetryDeserializer<>(Flow.class, SETTINGS, clock));
        byTopic.put(
                TopicCatalog.DNS,
                new TelemetryDeserializer<>(DnsTransaction.class, SETTINGS, clock));
        byTopic.put(
                TopicCatalog.LOGIN,
                new TelemetryDeserializer<>(LoginAttempt.class, SETTINGS, clock));
        return new TopicDeserializer(byTopic);
    }

    /** Random flows on two partitions, out of order, ahead of the clock, and heartbeats. */
    @Test
    void nobodyCanTellWhetherTheRestWasLeftOut() throws Exception {
        Random random = new Random(SEED);
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        long time = MILLIS - 3_600_000;
        for (int i = 0; i < 20_000; i++) {
            time += random.nextInt(100);
            long millis =
                    switch (random.nextInt(50)) {
                        case 0 -> MILLIS + FIVE_MINUTES + random.nextInt(2);
                        case 1 -> time - random.nextInt(10_000);
                        default -> time;
                    };
            int port = random.nextInt(4) == 0 ? 23 : 1 + random.nextInt(65_000);
            byte[] value = Framing.of(Flow.class).encode(probe(millis, 1 + i % 200, port));
            if (random.nextInt(100) == 0) {
                value = random.nextBoolean() ? null : new byte[0];
            }
            all.add(record(new TopicPartition(TopicCatalog.FLOW, i % 2), i, millis, value));
        }

        List<ConsumerRecord<byte[], byte[]>> rest = new ArrayList<>();
        for (int from = 0; from < all.size(); from += 500) {
            fetch(all.subList(from, from + 500)).forEach(rest::add);
        }

        TopicDeserializer unfiltered = deserializer();
        unfiltered.open(new ReaderContext());
        assertThat(texts(deserializer, rest, 0)).isEqualTo(texts(unfiltered, all, 0));
        assertThat(texts(deserializer, rest, 1)).isEqualTo(texts(unfiltered, all, 1));
        assertThat(rest).as("it leaves out most").hasSizeLessThan(all.size() / 2);
        assertThat(context.counted("records")).as("counted all the same").isEqualTo(all.size());
    }

    @Test
    void whatIsNoRecordIsHandedOnWhole() {
        byte[] value = {1, 2, 3};
        ConsumerRecords<byte[], byte[]> rest =
                fetch(
                        List.of(
                                record(FLOWS, 0, MILLIS, new byte[0]),
                                record(FLOWS, 1, MILLIS, value)));

        assertThat(rest).hasSize(2).last().extracting(ConsumerRecord::value).isEqualTo(value);
    }

    @Test
    void whatIsLeftOutMovesThePositionAllTheSame() {
        Map<TopicPartition, OffsetAndMetadata> next = Map.of(FLOWS, new OffsetAndMetadata(3));
        ConsumerRecords<byte[], byte[]> rest =
                records.onConsume(
                        new ConsumerRecords<>(
                                Map.of(
                                        FLOWS,
                                        List.of(
                                                record(FLOWS, 0, MILLIS, new byte[0]),
                                                record(FLOWS, 1, MILLIS + 1, new byte[0]),
                                                record(FLOWS, 2, MILLIS + 2, new byte[0]))),
                                next));

        assertThat(rest.count()).as("the first ticks").isEqualTo(1);
        assertThat(rest.nextOffsets()).isEqualTo(next);
    }

    @Test
    void ofATopicThatNobodyFiltersEverythingIsHandedOn() {
        TopicPartition other = new TopicPartition("cordon.device.v1", 0);
        ConsumerRecord<byte[], byte[]> record = record(other, 0, MILLIS, new byte[] {1, 2});

        assertThat(fetch(List.of(record)))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).containsExactly(1, 2));
        assertThat(values.deserialize(other.topic(), new byte[] {1, 2})).containsExactly(1, 2);
        assertThat(values.deserialize(other.topic(), null)).isNull();
    }

    @Test
    void aConsumerThatKnowsNoSievesLeavesOutNothing() {
        RelevantValues plainValues = new RelevantValues();
        RelevantRecords plain = new RelevantRecords();
        plainValues.configure(Map.of(), false);
        plain.configure(Map.of());
        byte[] value = Framing.of(Flow.class).encode(probe(MILLIS, 1, 443));
        ConsumerRecord<byte[], byte[]> empty = record(FLOWS, 0, MILLIS, new byte[0]);

        assertThat(plainValues.deserialize(FLOWS.topic(), value)).isEqualTo(value);
        assertThat(
                        plain.onConsume(
                                new ConsumerRecords<>(
                                        Map.of(FLOWS, List.of(empty, empty)), Map.of())))
                .hasSize(2);
    }

    /** As the consumer does: values one by one, in the middle of a larger array; then a batch. */
    private ConsumerRecords<byte[], byte[]> fetch(List<ConsumerRecord<byte[], byte[]>> fetched) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition =
                new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> one : fetched) {
            TopicPartition partition = new TopicPartition(one.topic(), one.partition());
            byPartition
                    .computeIfAbsent(partition, unused -> new ArrayList<>())
                    .add(one.value() == null ? one : withValue(one, seen(one)));
        }
        return records.onConsume(new ConsumerRecords<>(byPartition, Map.of()));
    }

    private byte @Nullable [] seen(ConsumerRecord<byte[], byte[]> one) {
        byte[] larger = new byte[one.value().length + 64];
        Arrays.fill(larger, (byte) 0x7f);
        System.arraycopy(one.value(), 0, larger, 32, one.value().length);
        ByteBuffer value = ByteBuffer.wrap(larger, 32, one.value().length).slice();
        return values.deserialize(one.topic(), new RecordHeaders(), value);
    }

    private static List<String> texts(
            TopicDeserializer reader, List<ConsumerRecord<byte[], byte[]>> read, int partition)
            throws IOException {
        List<Inbound> out = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : read) {
            if (one.partition() == partition) {
                reader.deserialize(one, new ListCollector<>(out));
            }
        }
        return out.stream().map(Inbound::toString).toList();
    }

    private static Flow probe(long millis, int client, int port) {
        return Telemetry.tcp(millis * 1000, V6.outside(client), V6.target(client), port, "SF");
    }

    private static ConsumerRecord<byte[], byte[]> record(
            TopicPartition partition, long offset, long millis, byte @Nullable [] value) {
        return record(partition, offset, millis, value, value == null ? -1 : value.length);
    }

    /** Its size on the broker stays what it was. */
    private static ConsumerRecord<byte[], byte[]> withValue(
            ConsumerRecord<byte[], byte[]> one, byte @Nullable [] value) {
        return record(
                new TopicPartition(one.topic(), one.partition()),
                one.offset(),
                one.timestamp(),
                value,
                one.serializedValueSize());
    }

    private static ConsumerRecord<byte[], byte[]> record(
            TopicPartition partition, long offset, long millis, byte @Nullable [] value, int size) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                millis,
                TimestampType.CREATE_TIME,
                0,
                size,
                KEY,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
