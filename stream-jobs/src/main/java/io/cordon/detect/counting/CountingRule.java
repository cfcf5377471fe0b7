package io.cordon.detect.counting;

import java.io.Serializable;

/**
 * What is counted, how much of it is too much, and in which span. A posture rule is the case of one
 * event in a window of zero.
 *
 * @param measure what adds up to the threshold
 * @param threshold N: events (by weight) or distinct values that cross
 * @param window W in microseconds; the span is closed: [t - W, t]
 * @param period length of a period in microseconds; belongs to the rule id
 * @param graded true when only plain events crossing alone give high confidence
 */
public record CountingRule(
        Measure measure, long threshold, long window, long period, boolean graded)
        implements Serializable {

    /** Time for which late events still count after a period and its window, microseconds. */
    public static final long LATENESS = 2 * 3600 * 1_000_000L;

    /** One hour: behaviour rules. */
    public static final long HOUR = 3600 * 1_000_000L;

    /** One day: posture rules. */
    public static final long DAY = 24 * HOUR;

    /** What adds up. */
    public enum Measure {
        /** Weights of the events. */
        WEIGHT,
        /** Different marks among the events. */
        DISTINCT
    }

    /** Checks the bounds that keep state bounded. */
    public CountingRule {
        if (threshold < 1 || threshold > 4096) {
            throw new IllegalArgumentException("threshold must lie in 1 to 4096, not " + threshold);
        }
        if (period <= 0 || window < 0 || window > period) {
            throw new IllegalArgumentException(
                    "window must lie between 0 and the period, not " + window + " microseconds");
        }
    }

    /** A rule that one matching event a day satisfies. */
    public static CountingRule posture() {
        return new CountingRule(Measure.WEIGHT, 1, 0, DAY, false);
    }

    /** Start of the period that holds a time; periods are aligned to the epoch. */
    public long periodOf(long time) {
        return Math.floorDiv(time, period) * period;
    }

    /** When a period closes: events that arrive once time has passed this are late. */
    public long deadlineOf(long periodStart) {
        return periodStart + period + window + LATENESS;
    }

    /** Start of the stretch at a period's end that may help the next period to cross. */
    public long tailOf(long periodStart) {
        return periodStart + period - window;
    }
}
