package io.cordon.detect.reference;

import io.cordon.schema.avro.Vantage;

/**
 * A finding as the contract defines it: what a closing revision has to say.
 *
 * @param subjectType {@code source}, {@code pair} or {@code device}
 * @param periodStart microseconds since the Unix epoch, UTC
 * @param count matching records of {@code sensor} in the period
 * @param weight sum of the attempts for CRED-BRUTE-FAST, else equal to {@code count}
 * @param distinct exact number of distinct pairs or destinations; 0 where the rule names no
 *     distinct value
 * @param vantage of the earliest of those records
 * @param firstTime first event time among them, microseconds
 * @param lastTime last event time among them, microseconds
 * @param confidence {@code high} or {@code low}
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
        String confidence)
        implements Comparable<ReferenceFinding> {

    @Override
    public int compareTo(ReferenceFinding other) {
        return id.compareTo(other.id);
    }
}
