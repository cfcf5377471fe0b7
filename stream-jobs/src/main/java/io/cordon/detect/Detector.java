package io.cordon.detect;

import io.cordon.detect.counting.CountingRule;
import io.cordon.schema.finding.RuleLabels;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One detection rule. An implementation reads one kind of record, keeps no state between records
 * and is safe to use from one thread.
 *
 * @param <R> the telemetry record it reads
 */
public interface Detector<R extends SpecificRecordBase> {

    /** What the rule is. */
    RuleProfile<R> profile();

    /** Rule id. */
    default String id() {
        return profile().id();
    }

    /** What its documents say alike. */
    default RuleLabels labels() {
        return profile().labels();
    }

    /** The record class it reads. */
    default Class<R> input() {
        return profile().input();
    }

    /** What its matches must add up to. */
    default CountingRule counting() {
        return profile().counting();
    }

    /** Which document fields its evidence fills. */
    default EvidenceFields evidence() {
        return profile().evidence();
    }

    /** Thresholds in force, and the version they make. */
    default Parameters parameters() {
        return profile().parameters();
    }

    /** Why the rule cannot judge anything with what it was given; empty when it is active. */
    default Optional<String> inactive() {
        return Optional.empty();
    }

    /**
     * Judges one record. Called for every record of its kind, so a mismatch is a constant and costs
     * a few comparisons.
     */
    Judgement judge(R record);
}
