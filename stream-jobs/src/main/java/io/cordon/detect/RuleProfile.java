package io.cordon.detect;

import io.cordon.detect.counting.CountingRule;
import io.cordon.schema.finding.RuleLabels;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What a rule is, apart from how it judges.
 *
 * @param id rule id, for example {@code CRED-BRUTE-FAST}
 * @param labels what its documents say alike
 * @param input the record class it reads
 * @param counting what its matches must add up to
 * @param evidence which document fields its evidence fills
 * @param parameters thresholds in force, and the version they make
 * @param <R> the telemetry record it reads
 */
public record RuleProfile<R extends SpecificRecordBase>(
        String id,
        RuleLabels labels,
        Class<R> input,
        CountingRule counting,
        EvidenceFields evidence,
        Parameters parameters) {}
