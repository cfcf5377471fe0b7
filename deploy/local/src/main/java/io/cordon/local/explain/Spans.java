package io.cordon.local.explain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times and lengths for people. */
final class Spans {

    private static final long SECOND = 1_000_000;

    private Spans() {}

    /** A length in the largest unit that divides it. */
    static String text(long micros) {
        if (micros % (86_400 * SECOND) == 0 && micros > 0) {
            return micros / (86_400 * SECOND) + " d";
        }
        if (micros % (3_600 * SECOND) == 0 && micros > 0) {
            return micros / (3_600 * SECOND) + " h";
        }
        return micros % SECOND == 0 ? micros / SECOND + " s" : micros + " µs";
    }

    /** A time with its microseconds, UTC. */
    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
