package io.cordon.incident;

import io.cordon.detect.Detector;
import io.cordon.detect.Requirement;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.counting.CountingRule;

/**
 * How long a chain waits, in microseconds of event time after the end of its last period.
 *
 * @param close when everything that can belong to it has been seen, unless it comes late
 * @param drop when nothing can join it any more, since every finding of such a period is closed
 */
public record Horizon(long close, long drop) {

    /** Longest pause between two periods of one chain: from the end of one to the next's start. */
    public static final long GAP = 24 * CountingRule.HOUR;

    /**
     * The horizon of findings that are closed so long after their period.
     *
     * @param longestPeriod of any rule
     */
    public static Horizon of(long lateness, long longestPeriod) {
        return new Horizon(Math.max(GAP, lateness), GAP + longestPeriod + lateness);
    }

    /** The horizon of these rules: the ones that wait longest decide. */
    public static Horizon of(DetectorCatalog catalog) {
        long lateness = 0;
        long longest = 0;
        for (Detector detector : catalog.all()) {
            Requirement rule = detector.requirement();
            lateness = Math.max(lateness, rule.window() + rule.lead() + CountingRule.LATENESS);
            longest = Math.max(longest, rule.period());
        }
        return of(lateness, longest);
    }

    /** Where a chain is that ends then. */
    public Status status(long end, long time) {
        if (time < end) {
            return Status.OPEN;
        }
        return time - end < close ? Status.QUIET : Status.CLOSED;
    }
}
