package io.cordon.stream.elasticsearch;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How long to leave a struggling node alone: exponential with full jitter (each pause is drawn
 * evenly between nothing and the current ceiling), so that many writers do not come back at once.
 * One thread.
 */
final class Backoff {

    private final long initialMillis;
    private final long maxMillis;
    private final RandomGenerator random;
    private final LongSupplier clock;
    private int failures;
    private long until = Long.MIN_VALUE;

    /**
     * Makes one that is not active.
     *
     * @param clock milliseconds; only differences matter
     */
    Backoff(Duration initial, Duration max, RandomGenerator random, LongSupplier clock) {
        this.initialMillis = initial.toMillis();
        this.maxMillis = max.toMillis();
        this.random = random;
        this.clock = clock;
    }

    /** Starts a pause; requests that fail together count as one failure. */
    void failed() {
        if (!active()) {
            until = clock.getAsLong() + 1 + random.nextLong(ceiling());
            failures++;
        }
    }

    /** The node took something: the next pause is a short one again. */
    void succeeded() {
        failures = 0;
    }

    /** True while nothing should be sent. */
    boolean active() {
        return clock.getAsLong() < until;
    }

    /** When the pause ends, milliseconds of the clock. */
    long until() {
        return until;
    }

    private long ceiling() {
        // 30 doublings exceed every sensible maximum; more would overflow.
        return Math.min(maxMillis, initialMillis << Math.min(failures, 30));
    }
}
