package io.cordon.detect.generated;

import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;

/** Event times in microseconds around one edge of periods. */
public final class Timeline {

    /** Midnight of 2026-03-02, UTC: an edge of hourly and of daily periods. */
    public static final long EDGE =
            Instant.parse("2026-03-02T00:00:00Z").getEpochSecond() * 1_000_000;

    static final long SECOND = 1_000_000;

    /** What rules of panes add up in. */
    static final long PANE = 10 * SECOND;

    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    private Timeline() {}

    /** A time with at least 35 minutes left in its hour, before or after the edge. */
    static long somewhere(Random random) {
        long hour = random.nextBoolean() ? EDGE : EDGE - HOUR;
        return hour + 30 * SECOND + random.nextLong(24 * MINUTE);
    }

    /** Evenly spread times, the first at {@code from}, the last at exactly {@code from + span}. */
    static long[] spread(long from, int n, long span) {
        return LongStream.range(0, n).map(i -> n == 1 ? from : from + i * span / (n - 1)).toArray();
    }

    /** Times a fixed step apart. */
    static long[] every(long from, int n, long step) {
        return LongStream.range(0, n).map(i -> from + i * step).toArray();
    }

    static long[] reversed(long[] times) {
        return LongStream.range(0, times.length)
                .map(i -> times[times.length - 1 - (int) i])
                .toArray();
    }

    static long[] joined(long[] first, long[] second) {
        return LongStream.concat(LongStream.of(first), LongStream.of(second)).toArray();
    }
}
