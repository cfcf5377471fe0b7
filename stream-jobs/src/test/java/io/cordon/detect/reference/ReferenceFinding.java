package io.cordon.detect.reference;

import io.cordon.schema.avro.Vantage;

/**
 * A finding as the contract defines it: what a closing revision has to say.
 *
 * @param subjectType {@code source}, {@code pair}, {@code device} or {@code credential}
 * @param periodStart microseconds since the Unix epoch, UTC
 * @param count matching records of {@code sensor} in the period
 * @param weight sum of the attempts for rules that sum attempts, else equal to {@code count}
 * @param distinct exact number of distinct values; 0 where the rule names no distinct value
 * @param vantage of the earliest of those records
 * @param firstTime first event time among them, microseconds
 * @param lastTime last event time among them, microseconds
 * @param confidence {@code high}, {@code medium} or {@code low}
 * @param severity the worst of those records: 21 low, 47 medium, 73 high, 99 critical
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
        int severity)
        implements Comparable<ReferenceFinding> {

    @Override
    public int compareTo(ReferenceFinding other) {
        return id.compareTo(other.id);
    }
}
