package io.cordon.detect.panes;

import io.cordon.detect.counting.Confidence;
import io.cordon.schema.finding.Severity;

/**
 * What a finding is when a clause holds.
 *
 * @param tier how much was met
 * @param severity how bad that is
 * @param most how sure a finding may be that rests on this clause alone
 */
public record Outcome(Tier tier, Severity severity, Confidence most) {

    /** The worst and the surest of both. */
    Outcome or(Outcome other) {
        return new Outcome(
                tier.compareTo(other.tier) > 0 ? tier : other.tier,
                severity.compareTo(other.severity) > 0 ? severity : other.severity,
                most.or(other.most));
    }

    /** True when the other adds nothing. */
    boolean covers(Outcome other) {
        return equals(or(other));
    }
}
