package io.cordon.detect.firmware.device;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.firmware.judge.FoundCve;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a device meets on a day, as the sensor with most matching observations saw it.
 *
 * @param rule the rule
 * @param periodStart start of the day, microseconds since the epoch
 * @param sensor the sensor
 * @param vantage of the earliest matching observation
 * @param count matching observations
 * @param distinct different CVEs, lines of support, or new versions and hashes
 * @param estimated true when there were more different firmwares or changes than are kept
 * @param first time of the first matching observation
 * @param last time of the last one
 * @param crossing earliest time of a matching observation at any sensor
 * @param confidence the highest that any sensor's observations give
 * @param severity the worst of the sensor's
 * @param exposed true when the device was seen from outside on that day or the day before
 * @param facts the firmware that was reported last among those that match
 * @param since since when the sensor has reported it, as far as is known
 * @param cves what the rule rests on, the most urgent first, at most {@value #MOST_CVES}
 * @param support the period of support that has ended; null when the rule is about none
 * @param change the last change; null when the rule is about none
 * @param fix the firmware without it that was reported next; null while there is none
 */
public record DeviceVerdict(
        FirmwareRule rule,
        long periodStart,
        String sensor,
        Vantage vantage,
        long count,
        long distinct,
        boolean estimated,
        long first,
        long last,
        long crossing,
        Confidence confidence,
        Severity severity,
        boolean exposed,
        FirmwareFacts facts,
        long since,
        List<FoundCve> cves,
        @Nullable SupportPeriod support,
        @Nullable FirmwareChange change,
        @Nullable Fix fix) {

    /** More CVEs are counted and not listed. */
    public static final int MOST_CVES = 50;

    /**
     * The next firmware, which does not match the rule.
     *
     * @param version as written
     * @param time when it was reported first
     */
    public record Fix(String version, long time) {}
}
