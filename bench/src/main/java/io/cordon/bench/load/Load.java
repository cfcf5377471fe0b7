package io.cordon.bench.load;

import java.time.Duration;

/**
 * One load, exactly: the same values give the same records.
 *
 * @param mix what it is made of
 * @param records how many, heartbeats not counted
 * @param devices how many devices speak, at most {@value #MOST_DEVICES}
 * @param seed decides who speaks with whom
 * @param end event time of the last record, milliseconds since the epoch
 * @param span event time from the first record to the last: long enough that periods open and close
 */
public record Load(Mix mix, long records, int devices, long seed, long end, Duration span) {

    /** What 10.0.0.0/8 holds. */
    public static final int MOST_DEVICES = 16_000_000;

    /** Checks the ranges. */
    public Load {
        if (records < 1) {
            throw new IllegalArgumentException(
                    "Cannot make load: " + records + " records are below 1");
        }
        if (devices < 1 || devices > MOST_DEVICES) {
            throw new IllegalArgumentException(
                    "Cannot make load: " + devices + " devices are outside 1 to " + MOST_DEVICES);
        }
        if (span.isNegative() || span.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException(
                    "Cannot make load: span " + span + " is outside 0 to 365 days");
        }
    }

    /** Event time of a record by its number, microseconds; even over the span. */
    long micros(long number) {
        double share = records == 1 ? 1 : (double) number / (records - 1);
        return end * 1000 - Math.round(span.toMillis() * 1000.0 * (1 - share));
    }
}
