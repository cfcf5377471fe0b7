package io.cordon.detect.firmware.match;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.version.FirmwareVersion;
import io.cordon.schema.vulnerability.Vulnerability;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a firmware has a vulnerability, and why that is said.
 *
 * @param vulnerability the vulnerability
 * @param status affected, not affected or unknown
 * @param confidence how sure; low when it rests on a wildcard or a guess
 * @param version the version, as read and as understood
 * @param why the criteria that decide, the vulnerable product's first; never empty
 */
public record Verdict(
        Vulnerability vulnerability,
        Status status,
        Confidence confidence,
        FirmwareVersion version,
        List<CriterionVerdict> why) {

    /** The criterion that decides. */
    public CriterionVerdict reason() {
        return why.get(0);
    }

    /** The criterion that the confidence comes from: the least sure of those that decide. */
    public CriterionVerdict weakest() {
        return why.stream().min(Comparator.comparing(CriterionVerdict::confidence)).orElseThrow();
    }

    /** False for what rests on a wildcard or a guess: an alarm at night needs more. */
    public boolean mayBeCritical() {
        return status == Status.AFFECTED && confidence != Confidence.LOW;
    }
}
