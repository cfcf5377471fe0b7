package io.cordon.ingest.publish;

import io.cordon.schema.topic.TopicCatalog;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says on every partition of every telemetry topic, once a second, what time it is: a record with
 * no key, an empty value and the clock as timestamp. Event time then moves on a silent network.
 * Heartbeats are outside of transactions; one that is lost is replaced by the next, so failures are
 * counted and otherwise ignored.
 */
public final class HeartbeatPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatPublisher.class);
    private static final byte[] EMPTY = new byte[0];
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final PublishSettings settings;
    private final Clock clock;
    private final Duration period;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable ScheduledExecutorService timer;

    /** One per second. */
    public HeartbeatPublisher(PublishSettings settings, Clock clock) {
        this(settings, clock, Duration.ofSeconds(1));
    }

    /** One per period. */
    public HeartbeatPublisher(PublishSettings settings, Clock clock, Duration period) {
        this.settings = settings;
        this.clock = clock;
        this.period = period;
    }

    /** Begins; returns at once. */
    public synchronized void start() {
        if (timer != null) {
            throw new IllegalStateException("Cannot start heartbeats: they are running");
        }
        KafkaProducer<byte[], byte[]> started =
                new KafkaProducer<>(
                        ClientProperties.heartbeats(settings),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer = started;
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "heartbeats");
                            thread.setDaemon(true);
                            return thread;
                        });
        // Fixed delay: after an outage the missed heartbeats are not made up for.
        var unused =
                timer.scheduleWithFixedDelay(
                        () -> beat(started), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Heartbeats that the broker has acknowledged. */
    public long sent() {
        return sent.get();
    }

    /** Heartbeats that were given up. */
    public long failed() {
        return failed.get();
    }

    private void beat(KafkaProducer<byte[], byte[]> to) {
        long now = clock.millis();
        for (String topic : TopicCatalog.TELEMETRY) {
            try {
                for (PartitionInfo partition : to.partitionsFor(topic)) {
                    to.send(
                            new ProducerRecord<>(topic, partition.partition(), now, null, EMPTY),
                            (metadata, failure) -> {
                                if (failure == null) {
                                    sent.incrementAndGet();
                                } else {
                                    failure(topic, failure);
                                }
                            });
                }
            } catch (KafkaException e) {
                // An exception that left this method would end the timer for good.
                failure(topic, e);
            }
        }
    }

    private void failure(String topic, Exception e) {
        long count = failed.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("heartbeat lost: topic={} lost={} cause={}", topic, count, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
        if (producer != null) {
            producer.close(CLOSE);
            producer = null;
        }
    }
}
