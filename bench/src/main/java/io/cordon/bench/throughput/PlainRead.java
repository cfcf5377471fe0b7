package io.cordon.bench.throughput;

import io.cordon.bench.measure.ProcessUsage;
import io.cordon.bench.measure.Sample;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import io.cordon.stream.kafka.TelemetrySources;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One consumer in one thread reads every partition from its beginning to its end. */
final class PlainRead {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SAMPLE_NANOS = 200_000_000;

    private final String bootstrapServers;
    private final boolean decode;

    /** Keeps the decoder's work from being optimised away. */
    private int seen;

    PlainRead(String bootstrapServers, boolean decode) {
        this.bootstrapServers = bootstrapServers;
        this.decode = decode;
    }

    /**
     * Reads.
     *
     * @param total how many records there are
     */
    List<Sample> run(long total) throws IOException {
        Map<String, Framing<? extends SpecificRecordBase>> framings = new HashMap<>();
        TelemetrySources.records().forEach((topic, type) -> framings.put(topic, Framing.of(type)));
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : framings.keySet()) {
                for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                    partitions.add(new TopicPartition(topic, partition.partition()));
                }
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, framings, total);
        }
    }

    private List<Sample> read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<String, Framing<? extends SpecificRecordBase>> framings,
            long total)
            throws IOException {
        List<Sample> samples = new ArrayList<>();
        samples.add(sample(0));
        long read = 0;
        long next = System.nanoTime() + SAMPLE_NANOS;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (read < total) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            read += decode ? decoded(records, framings) : records.count();
            long now = System.nanoTime();
            if (!records.isEmpty()) {
                deadline = now + PATIENCE.toNanos();
            } else if (now > deadline) {
                throw new IOException(
                        "Cannot read load: " + read + " of " + total + " records came");
            }
            if (now >= next || read >= total) {
                samples.add(sample(read));
                next = now + SAMPLE_NANOS;
            }
        }
        return samples;
    }

    private int decoded(
            ConsumerRecords<byte[], byte[]> records,
            Map<String, Framing<? extends SpecificRecordBase>> framings)
            throws IOException {
        try {
            for (TopicPartition partition : records.partitions()) {
                Framing<? extends SpecificRecordBase> framing = framings.get(partition.topic());
                if (framing == null) {
                    throw new IOException("Cannot decode: nobody asked for " + partition);
                }
                for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                    seen += framing.decode(record.value()).get(0).hashCode();
                }
            }
            return records.count();
        } catch (FramingException e) {
            throw new IOException("Cannot decode the load", e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(TelemetrySources.CONSUMER);
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Sample sample(long read) throws IOException {
        long collected = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collected += Math.max(0, collector.getCollectionTime());
        }
        return new Sample(
                System.nanoTime(),
                read,
                ProcessUsage.of(ProcessHandle.current().pid()).cpuSeconds(),
                Map.of(),
                collected,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                0,
                0);
    }

    /** A number that depends on everything decoded. */
    int seen() {
        return seen;
    }
}
