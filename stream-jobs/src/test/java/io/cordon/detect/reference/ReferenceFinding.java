package io.cordon.detect.reference;

import io.cordon.schema.avro.Vantage;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the contract defines it: what a closing revision has to say.
 *
 * @param subjectType {@code source}, {@code pair}, {@code device}, {@code credential}, {@code
 *     victim} or {@code prefix}
 * @param periodStart microseconds since the Unix epoch, UTC
 * @param count matching records of {@code sensor} in the period
 * @param weight sum of the attempts for rules that sum attempts, else equal to {@code count}
 * @param distinct exact number of distinct values; 0 where the rule names no distinct value
 * @param vantage of the earliest of those records
 * @param firstTime first event time among them, microseconds
 * @param lastTime last event time among them, microseconds
 * @param confidence {@code high}, {@code medium} or {@code low}
 * @param severity the worst of those records: 21 low, 47 medium, 73 high, 99 critical
 * @param estimated true beyond 4,096 distinct values, and where long flows were cut
 * @param measures how much it was; null for the rules that do not judge panes
 */
public record ReferenceFinding(
        String id,
        String tenant,
        String rule,
        String subjectType,
        String subject,
        long periodStart,
        long count,
        long weight,
        long distinct,
        String sensor,
        Vantage vantage,
        long firstTime,
        long lastTime,
        String confidence,
        int severity,
        boolean estimated,
        @Nullable ReferenceMeasures measures)
        implements Comparable<ReferenceFinding> {

    /** A finding of a rule that counts records and measures nothing. */
    public ReferenceFinding(
            String id,
            String tenant,
            String rule,
            String subjectType,
            String subject,
            long periodStart,
            long count,
            long weight,
            long distinct,
            String sensor,
            Vantage vantage,
            long firstTime,
            long lastTime,
            String confidence,
            int severity) {
        this(
                id,
                tenant,
                rule,
                subjectType,
                subject,
                periodStart,
                count,
                weight,
                distinct,
                sensor,
                vantage,
                firstTime,
                lastTime,
                confidence,
                severity,
                distinct > 4_096,
                null);
    }

    @Override
    public int compareTo(ReferenceFinding other) {
        return id.compareTo(other.id);
    }
}
