package io.cordon.local.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * Two stretches of time around one full hour, all in microseconds since the epoch. A burst lies
 * inside one stretch, so that the hour it belongs to is known; stories about the edge itself are
 * told at {@link #edge}.
 *
 * @param beforeStart start of the stretch before the edge, 25 minutes earlier
 * @param edge a full hour, UTC
 * @param afterStart start of the stretch after the edge
 * @param afterEnd end of the stretch after the edge, before the next full hour and before the end
 *     of the simulation
 * @param last end of the simulation, a whole second
 */
record Timeline(long beforeStart, long edge, long afterStart, long afterEnd, long last) {

    static final long SECOND = 1_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    /** The longest burst that fits into either stretch. */
    static final long LONGEST = 12 * MINUTE;

    private static final long BEFORE = 25 * MINUTE;
    private static final long AFTER = 13 * MINUTE;

    /** Whether a burst lies before or after the full hour. */
    enum Side {
        BEFORE,
        AFTER
    }

    /**
     * The latest timeline that ends at or before an instant: nothing in it is older than 100
     * minutes, so it is live data.
     */
    static Timeline endingAt(Instant end) {
        long last = ChronoUnit.MICROS.between(Instant.EPOCH, end.truncatedTo(ChronoUnit.SECONDS));
        long edge = Math.floorDiv(last - AFTER - MINUTE, HOUR) * HOUR;
        long afterEnd = Math.min(edge + HOUR, last) - SECOND;
        return new Timeline(edge - BEFORE, edge, afterEnd - AFTER, afterEnd, last);
    }

    /**
     * A start at which a burst of this length lies wholly on one side, at least a second away from
     * the edge.
     */
    long slot(Side side, long length, RandomGenerator random) {
        if (length < 0 || length > LONGEST) {
            throw new IllegalArgumentException("burst does not fit: " + length + " microseconds");
        }
        long from = side == Side.BEFORE ? beforeStart : afterStart;
        long until = side == Side.BEFORE ? edge - SECOND : afterEnd;
        return random.nextLong(from, until - length);
    }

    /** Any time of the simulation. */
    long anyTime(RandomGenerator random) {
        return random.nextLong(beforeStart, afterEnd);
    }
}
