package io.cordon.stream.feed;

import io.cordon.detect.scope.LiveLists;
import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.feed.FeedReader;
import io.cordon.schema.feed.FeedType;
import io.cordon.schema.feed.Generation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link LiveLists} at what the default-credential feed says. {@link #start} returns when
 * everything that was committed by then is in force: that is the gate before the first record.
 * After that a broker that does not answer changes nothing; the last good generation stays.
 */
public final class CredentialFeedWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialFeedWatch.class);

    private static final Duration GATE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(10);
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final LiveLists lists;
    private final FeedReader<CredentialFeed> reader;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong importedAt = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /** Connects when started. */
    public CredentialFeedWatch(String bootstrapServers, LiveLists lists) {
        this.lists = lists;
        this.reader = new FeedReader<>(FeedType.CREDENTIALS, bootstrapServers, Map.of());
        this.thread = new Thread(this::follow, "credential-feed");
        thread.setDaemon(true);
    }

    /**
     * Reads the feed to its present end, puts it in force, and follows it.
     *
     * @throws IOException when it cannot be read within a minute; the job is restarted then
     */
    public void start() throws IOException {
        try {
            reader.readToEnd(GATE);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
        apply();
        thread.start();
    }

    /** Generation, age in seconds (-1 without a feed) and failures to read, as metrics. */
    public void register(MetricGroup metrics, Clock clock) {
        Gauge<Long> number = generation::get;
        Gauge<Long> age = () -> ageSeconds(clock);
        Gauge<Long> failed = failures::get;
        metrics.gauge("credentialFeedGeneration", number);
        metrics.gauge("credentialFeedAgeSeconds", age);
        metrics.gauge("credentialFeedFailures", failed);
    }

    private long ageSeconds(Clock clock) {
        return generation.get() == 0
                ? -1
                : clock.instant().getEpochSecond() - importedAt.get() / MICROS_PER_SECOND;
    }

    private void follow() {
        try (reader) {
            boolean ended = false;
            while (!ended) {
                ended = closed.await(next().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One step; returns how long to wait before the next. */
    private Duration next() {
        try {
            if (reader.poll(POLL)) {
                apply();
            }
            return Duration.ZERO;
        } catch (IOException | RuntimeException e) {
            // Whatever it is, detection goes on with what it has; the age shows on the status.
            if (closed.getCount() > 0 && failures.getAndIncrement() % 30 == 0) {
                LOG.warn("credential feed not read, the last one stays: cause={}", e.getMessage());
            }
            return PAUSE;
        }
    }

    private void apply() {
        Generation<CredentialFeed> now = reader.generations().inForce().orElse(null);
        if (now == null || now.number() == generation.get()) {
            return;
        }
        FeedCommit commit = now.commit();
        lists.replace(FeedPairs.of(now));
        importedAt.set(commit.getImportedAt());
        generation.set(now.number());
        LOG.info(
                "credential feed in force: generation={} pairs={} keys={}",
                now.number(),
                commit.getCount(),
                commit.getKeyIds());
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        reader.wakeup();
        thread.join(END.toMillis());
    }
}
