package io.cordon.detect.firmware.match;

import io.cordon.detect.counting.Confidence;
import io.cordon.schema.vulnerability.Criterion;

/**
 * What one criterion says about one firmware.
 *
 * @param criterion the criterion, with its range
 * @param cause whether and why it holds
 * @param confidence at most the cause's
 * @param exempts true when the criterion lists what is not affected
 */
public record CriterionVerdict(
        Criterion criterion, Cause cause, Confidence confidence, boolean exempts) {

    /** What follows for the firmware. */
    public Status status() {
        return exempts ? cause.status().negated() : cause.status();
    }

    /** Why the confidence is what it is, in plain words. */
    public String confidenceWords() {
        if (confidence == cause.confidence()) {
            return cause.words();
        }
        return confidence == Confidence.LOW
                ? "the record means every product of the vendor"
                : "the record names an edition, language or target, which nobody checks";
    }

    /** True when the criterion names something else than the firmware that was asked about. */
    boolean aboutSomethingElse() {
        return switch (cause) {
            case OTHER_PRODUCT, OTHER_HARDWARE, HARDWARE, HARDWARE_NOT_KNOWN, BESIDE_NOT_KNOWN ->
                    true;
            default -> false;
        };
    }
}
