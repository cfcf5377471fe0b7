package io.cordon.bench.latency;

import io.cordon.schema.topic.TopicCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes when each finding's first revision is on its topic; the key is its id. */
final class TopicWatch implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::watch, "watch-findings");

    TopicWatch(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "enable.auto.commit",
                                "false"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    void start() {
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.partitionsFor(TopicCatalog.FINDING)
                .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    seen.putIfAbsent(
                            new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
                }
            }
        } catch (WakeupException e) {
            consumer.close(); // told to end
        }
    }

    /** Fills in what has been seen of a probe. */
    void look(Probe probe) {
        Long nanos = seen.get(probe.findingId());
        if (nanos != null) {
            probe.detected(nanos);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
