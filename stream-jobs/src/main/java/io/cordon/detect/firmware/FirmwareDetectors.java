package io.cordon.detect.firmware;

import io.cordon.detect.Parameters;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.firmware.judge.FirmwareThresholds;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** The rules about firmware, with their labels and thresholds. */
public final class FirmwareDetectors {

    private static final String PERCENTILE = "percentile";
    private static final String DAYS = "days";
    private static final String HIGH_DAYS = "high_days";

    private static final int MOST_DAYS = 3650;

    private FirmwareDetectors() {}

    /** {@code FW-CVE}. */
    public static FirmwareDetector cve(Parameters parameters, Scope scope) {
        return new FirmwareDetector(
                FirmwareRule.CVE,
                vulnerable("Firmware with known vulnerabilities")
                        .advising(
                                "The owner installs the fixed version that the finding names; where none is named, the owner asks the maker and takes the device off the Internet."),
                parameters,
                scope);
    }

    /** {@code FW-KEV}. */
    public static FirmwareDetector kev(Parameters parameters, Scope scope) {
        return new FirmwareDetector(
                FirmwareRule.KEV,
                vulnerable("Firmware with a vulnerability that is being exploited")
                        .advising(
                                "The owner installs the fixed version now or disconnects the device, and looks for signs of a break-in; the due date has the days that are left."),
                parameters,
                scope);
    }

    /** {@code FW-EPSS}. */
    public static FirmwareDetector epss(Parameters parameters, Scope scope) {
        parameters.number(PERCENTILE, FirmwareThresholds.PUBLISHED.percentile(), 1, 100);
        return new FirmwareDetector(
                FirmwareRule.EPSS,
                vulnerable("Firmware with a vulnerability that is likely to be exploited")
                        .advising(
                                "The owner updates these devices before others with the same score."),
                parameters,
                scope);
    }

    /** {@code FW-EOL}. */
    public static FirmwareDetector eol(Parameters parameters, Scope scope) {
        return new FirmwareDetector(
                FirmwareRule.EOL,
                new RuleLabels(
                                "Firmware without security support",
                                List.of("vulnerability"),
                                List.of("T1190", "T1210"))
                        .ics("T0819", "T0866")
                        .etsi("5.3-13", "5.3-8")
                        .advising(
                                "The owner replaces the device or moves it to a release that is supported, and takes it off the Internet until then."),
                parameters,
                scope);
    }

    /** {@code FW-LAG}. */
    public static FirmwareDetector lag(Parameters parameters, Scope scope) {
        int days = parameters.number(DAYS, FirmwareThresholds.PUBLISHED.lagDays(), 1, MOST_DAYS);
        // Days above the bound of the higher one make it as high as they are.
        parameters.number(
                HIGH_DAYS,
                Math.max(days, FirmwareThresholds.PUBLISHED.lagHighDays()),
                Math.max(1, days),
                MOST_DAYS);
        return new FirmwareDetector(
                FirmwareRule.LAG,
                vulnerable("Firmware whose update is overdue")
                        .advising(
                                "The owner finds out why the update did not arrive; the maker switches automatic updates on."),
                parameters,
                scope);
    }

    /** {@code FW-DOWNGRADE}. */
    public static FirmwareDetector downgrade(Parameters parameters, Scope scope) {
        return new FirmwareDetector(
                FirmwareRule.DOWNGRADE,
                new RuleLabels(
                                "Firmware older than before",
                                List.of("configuration"),
                                List.of("T1601.002", "T1689"))
                        .ics("T0857")
                        .etsi("5.3-10", "5.7-2")
                        .advising(
                                "The owner asks who installed the older version; if nobody did, the device is taken off the network and examined."),
                parameters,
                scope);
    }

    /** {@code FW-UNKNOWN-CHANGE}. */
    public static FirmwareDetector unknownChange(Parameters parameters, Scope scope) {
        return new FirmwareDetector(
                FirmwareRule.UNKNOWN_CHANGE,
                new RuleLabels(
                                "Firmware changed outside of a campaign",
                                List.of("configuration"),
                                List.of("T1542.001", "T1601.001"))
                        .ics("T0857")
                        .etsi("5.7-2", "5.3-10")
                        .advising(
                                "The owner compares with the planned updates; content that changed under an equal version is examined."),
                parameters,
                scope);
    }

    private static RuleLabels vulnerable(String name) {
        return new RuleLabels(name, List.of("vulnerability"), List.of("T1190", "T1210"))
                .ics("T0819", "T0866")
                .etsi("5.3-8", "5.2-3");
    }

    /**
     * The numbers of all rules about firmware.
     *
     * @param inForce the parameters in force of a rule, by id
     */
    public static FirmwareThresholds thresholds(
            Function<String, SortedMap<String, Object>> inForce) {
        SortedMap<String, Object> lag = inForce.apply(FirmwareRule.LAG.id());
        return new FirmwareThresholds(
                number(inForce.apply(FirmwareRule.EPSS.id()), PERCENTILE),
                number(lag, DAYS),
                number(lag, HIGH_DAYS));
    }

    private static int number(SortedMap<String, Object> parameters, String name) {
        if (parameters.get(name) instanceof Integer number) {
            return number;
        }
        throw new IllegalStateException("no number " + name + " in " + parameters);
    }
}
