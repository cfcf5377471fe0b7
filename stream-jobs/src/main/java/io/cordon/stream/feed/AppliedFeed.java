package io.cordon.stream.feed;

import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.feed.Generation;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which generation of a feed detectors judge by. One that is valid on the topic and yet cannot be
 * used changes nothing: the last good one stays. One thread applies, any number asks.
 *
 * @param <R> the record of the feed's topic
 */
final class AppliedFeed<R> {

    private static final Logger LOG = LoggerFactory.getLogger(AppliedFeed.class);

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final String name;
    private final Consumer<Generation<R>> target;
    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong importedAt = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /**
     * Nothing is applied yet.
     *
     * @param name of one entry; begins the names of the metrics
     * @param target puts a generation in force whole, or throws {@link IllegalArgumentException}
     *     and changes nothing
     */
    AppliedFeed(String name, Consumer<Generation<R>> target) {
        this.name = name;
        this.target = target;
    }

    /** Puts a generation in force. */
    void apply(Generation<R> now) {
        if (now.number() == generation.get()) {
            return;
        }
        FeedCommit commit = now.commit();
        try {
            target.accept(now);
        } catch (IllegalArgumentException e) {
            failures.incrementAndGet();
            LOG.warn(
                    "{} feed not used, the last one stays: generation={} cause={}",
                    name,
                    now.number(),
                    e.getMessage());
            return;
        }
        importedAt.set(commit.getImportedAt());
        generation.set(now.number());
        LOG.info(
                "{} feed in force: generation={} entries={} keys={}",
                name,
                now.number(),
                commit.getCount(),
                commit.getKeyIds());
    }

    /** The feed could not be read. Told at the first and every thirtieth time. */
    void unread(Exception cause) {
        if (failures.getAndIncrement() % 30 == 0) {
            LOG.warn("{} feed not read, the last one stays: cause={}", name, cause.getMessage());
        }
    }

    /** Number of the generation in force; 0 before any. */
    long generation() {
        return generation.get();
    }

    /** How often it could not be read or used. */
    long failures() {
        return failures.get();
    }

    /** Generation, age in seconds (-1 without a feed) and failures to read or use, as metrics. */
    void register(MetricGroup metrics, Clock clock) {
        Gauge<Long> number = this::generation;
        Gauge<Long> age = () -> ageSeconds(clock);
        Gauge<Long> failed = this::failures;
        metrics.gauge(name + "FeedGeneration", number);
        metrics.gauge(name + "FeedAgeSeconds", age);
        metrics.gauge(name + "FeedFailures", failed);
    }

    /** Seconds since the import of what is in force; -1 before any. */
    long ageSeconds(Clock clock) {
        return generation.get() == 0
                ? -1
                : clock.instant().getEpochSecond() - importedAt.get() / MICROS_PER_SECOND;
    }
}
