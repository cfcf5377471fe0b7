package io.cordon.ingest.publish;

import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waiting for a broker that does not answer: 100 ms, twice as long each time, at most 5 s; one log
 * line every 10 s. It waits for ever: files can.
 */
public final class BrokerWait {

    /** Puts the thread to sleep; another one in tests. */
    @FunctionalInterface
    interface Sleep {
        /** Sleeps. */
        void millis(long millis) throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWait.class);
    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final Clock clock;
    private final Sleep sleep;
    private long millis = SHORTEST_MILLIS;
    private long attempts;
    private @Nullable Instant since;
    private @Nullable Instant lastLine;

    /** Waits by the clock of the machine. */
    public BrokerWait(String bootstrapServers, Clock clock) {
        this(bootstrapServers, clock, TimeUnit.MILLISECONDS::sleep);
    }

    BrokerWait(String bootstrapServers, Clock clock, Sleep sleep) {
        this.bootstrapServers = bootstrapServers;
        this.clock = clock;
        this.sleep = sleep;
    }

    /** Waits a while after a failure. */
    void again(Exception failure) throws InterruptedIOException {
        Instant now = clock.instant();
        if (since == null) {
            since = now;
        }
        attempts++;
        if (lastLine == null || !now.isBefore(lastLine.plus(BETWEEN_LINES))) {
            lastLine = now;
            LOG.warn(
                    "waiting for kafka, nothing is lost: bootstrap={} waited={}s attempts={}"
                            + " cause={}",
                    bootstrapServers,
                    Duration.between(since, now).toSeconds(),
                    attempts,
                    failure.getMessage());
        }
        try {
            sleep.millis(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot wait for kafka: interrupted");
        }
        millis = Math.min(millis * 2, LONGEST_MILLIS);
    }

    /** The broker answers again. */
    void over() {
        if (since != null) {
            LOG.info(
                    "kafka answers again: bootstrap={} waited={}s",
                    bootstrapServers,
                    Duration.between(since, clock.instant()).toSeconds());
        }
        since = null;
        lastLine = null;
        attempts = 0;
        millis = SHORTEST_MILLIS;
    }
}
