package io.cordon.schema.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed's topic from its beginning, committed records only, and goes on where it was each
 * time it is asked. It belongs to no consumer group and leaves no trace on the broker. Not
 * thread-safe, but for {@link #wakeup}.
 *
 * @param <R> the record
 */
public final class FeedReader<R extends SpecificRecordBase> implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(200);

    private final FeedType<R> feed;
    private final Generations<R> generations;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Listener listener;
    private boolean assigned;

    /** Is shown every record, in order, before it is judged. */
    @FunctionalInterface
    public interface Listener {
        /** A record of the topic; no value deletes. */
        void seen(byte @Nullable [] key, byte @Nullable [] value);
    }

    /** Connects when first asked. */
    public FeedReader(FeedType<R> feed, String bootstrapServers, Map<String, String> client) {
        this(feed, bootstrapServers, client, (key, value) -> {});
    }

    /**
     * Connects when first asked.
     *
     * @param client further client properties, for example {@code security.protocol}
     */
    public FeedReader(
            FeedType<R> feed,
            String bootstrapServers,
            Map<String, String> client,
            Listener listener) {
        this.feed = feed;
        this.listener = listener;
        this.generations = new Generations<>(feed);
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What has been read so far. */
    public Generations<R> generations() {
        return generations;
    }

    /**
     * Reads everything that is committed now.
     *
     * @throws IOException when the topic is missing, or the broker does not give it in time
     */
    public void readToEnd(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        call(
                () -> {
                    Map<TopicPartition, Long> ends = consumer.endOffsets(assign(timeout), timeout);
                    while (ends.entrySet().stream()
                            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                        if (System.nanoTime() - deadline > 0) {
                            throw new IOException(
                                    "Cannot read feed "
                                            + feed.name()
                                            + ": topic "
                                            + feed.topic()
                                            + " was not read to its end within "
                                            + timeout.toSeconds()
                                            + " s");
                        }
                        take(STEP);
                    }
                });
    }

    /**
     * Waits for records and takes them.
     *
     * @return true when another generation is in force now
     * @throws IOException when the broker fails us; asking again goes on where this ended
     */
    public boolean poll(Duration wait) throws IOException {
        boolean[] changed = new boolean[1];
        call(
                () -> {
                    assign(wait);
                    changed[0] = take(wait);
                });
        return changed[0];
    }

    /** Makes a waiting {@link #poll} return; from any thread. */
    public void wakeup() {
        consumer.wakeup();
    }

    private boolean take(Duration wait) {
        boolean changed = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            listener.seen(record.key(), record.value());
            changed |= generations.accept(record.key(), record.value());
        }
        return changed;
    }

    private List<TopicPartition> assign(Duration timeout) throws IOException {
        if (!assigned) {
            List<PartitionInfo> partitions = consumer.partitionsFor(feed.topic(), timeout);
            if (partitions == null || partitions.isEmpty()) {
                throw new IOException(
                        "Cannot read feed "
                                + feed.name()
                                + ": topic "
                                + feed.topic()
                                + " is missing: apply topics.yaml, as 'cordon up' does");
            }
            List<TopicPartition> all =
                    partitions.stream()
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            assigned = true;
        }
        return List.copyOf(consumer.assignment());
    }

    private interface Call {
        void run() throws IOException;
    }

    private void call(Call call) throws IOException {
        try {
            call.run();
        } catch (InterruptException e) {
            throw new InterruptedIOException("Cannot read feed " + feed.name() + ": interrupted");
        } catch (WakeupException e) {
            throw new InterruptedIOException("Cannot read feed " + feed.name() + ": closing");
        } catch (KafkaException e) {
            throw new IOException("Cannot read feed " + feed.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
