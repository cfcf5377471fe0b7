package io.cordon.detect.firmware.judge;

import io.cordon.detect.counting.Confidence;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a firmware matches on a day.
 *
 * @param rule the rule
 * @param confidence of the surest of what it rests on
 * @param severity how bad, when nobody has seen the device from outside
 * @param exposed how bad, when somebody has
 * @param cves what it rests on, the most urgent first, not cut; empty when the rule is about no CVE
 * @param support the period of support that has ended; null when the rule is about none
 */
public record FirmwareMatch(
        FirmwareRule rule,
        Confidence confidence,
        Severity severity,
        Severity exposed,
        List<FoundCve> cves,
        @Nullable SupportPeriod support) {

    /** Copies the list. */
    public FirmwareMatch {
        cves = List.copyOf(cves);
    }

    /** Its severity for a device that is exposed, or not. */
    public Severity severity(boolean isExposed) {
        return isExposed ? exposed : severity;
    }
}
