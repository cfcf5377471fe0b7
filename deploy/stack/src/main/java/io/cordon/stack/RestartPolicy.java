package io.cordon.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How soon a process that ended may start again: after 1 s, then 2 s, 4 s … 30 s, and never more
 * than 10 times in 10 minutes. Not thread-safe.
 */
final class RestartPolicy {

    static final int LIMIT = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final long FIRST_SECONDS = 1;
    private static final long MAX_SECONDS = 30;

    /** Restarts within the window; at most {@link #LIMIT}. */
    private final Deque<Instant> recent = new ArrayDeque<>();

    /**
     * Records one restart.
     *
     * @return how long to wait before it; empty when there were too many
     */
    Optional<Duration> next(Instant now) {
        while (!recent.isEmpty() && recent.peekFirst().isBefore(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        if (recent.size() >= LIMIT) {
            return Optional.empty();
        }
        long seconds = Math.min(MAX_SECONDS, FIRST_SECONDS << recent.size());
        recent.addLast(now);
        return Optional.of(Duration.ofSeconds(seconds));
    }
}
