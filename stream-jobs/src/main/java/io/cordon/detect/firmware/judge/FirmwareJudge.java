package io.cordon.detect.firmware.judge;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.match.Candidate;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.match.Status;
import io.cordon.detect.firmware.match.Verdict;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Judges a firmware by what feeds know: the rules {@code FW-CVE}, {@code FW-KEV}, {@code FW-EPSS},
 * {@code FW-EOL} and {@code FW-LAG}. The same facts, day and knowledge always give the same
 * matches, so a judgement can be repeated when a feed changes. Thread-safe.
 */
public final class FirmwareJudge {

    private static final double HUNDREDTHS = 100.0;

    private final ProductNames names;
    private final FirmwareThresholds thresholds;

    /** A judge with these thresholds. */
    public FirmwareJudge(ProductNames names, FirmwareThresholds thresholds) {
        this.names = names;
        this.thresholds = thresholds;
    }

    /**
     * The rules that match.
     *
     * @param facts what is known of the firmware
     * @param day the day of the observation, UTC: due dates and ends of support are counted to it
     * @param knowledge what the feeds in force know of the firmware
     * @return at most one match a rule
     */
    public List<FirmwareMatch> judge(
            FirmwareFacts facts, LocalDate day, FirmwareKnowledge knowledge) {
        InstalledFirmware firmware = facts.installed(names);
        List<FirmwareMatch> matches = new ArrayList<>(5);
        List<FoundCve> found = List.of();
        if (knowledge.feeds().contains(FirmwareFeed.VULNERABILITIES)) {
            found = found(facts, firmware, knowledge);
            add(
                    matches,
                    FirmwareRule.CVE,
                    found,
                    cve -> true,
                    FoundCve::severity,
                    FoundCve::severity);
            add(
                    matches,
                    FirmwareRule.KEV,
                    found,
                    cve -> cve.exploited() != null,
                    FirmwareJudge::exploited,
                    cve -> cve.mayBeCritical() ? Severity.CRITICAL : Severity.HIGH);
            add(
                    matches,
                    FirmwareRule.EPSS,
                    found,
                    this::likely,
                    FirmwareJudge::raised,
                    FirmwareJudge::raised);
        }
        if (knowledge.feeds().contains(FirmwareFeed.SUPPORT)) {
            support(facts, firmware, day, knowledge, found, matches);
        }
        add(
                matches,
                FirmwareRule.LAG,
                found,
                cve -> cve.mayBeCritical() && cve.daysWithFix(day) >= thresholds.lagDays(),
                cve -> lagging(cve, day),
                cve -> lagging(cve, day));
        return matches;
    }

    /** Every CVE that the firmware has, the most urgent first. */
    private static List<FoundCve> found(
            FirmwareFacts facts, InstalledFirmware firmware, FirmwareKnowledge knowledge) {
        List<FoundCve> found = new ArrayList<>();
        for (Candidate candidate : knowledge.candidates(firmware)) {
            Verdict verdict = candidate.judge(firmware);
            if (verdict.status() == Status.AFFECTED) {
                String id = verdict.vulnerability().id();
                found.add(
                        FoundCve.of(
                                verdict,
                                facts.believed(),
                                knowledge.exploited(id),
                                knowledge.predicted(id)));
            }
        }
        found.sort(FoundCve.MOST_URGENT_FIRST);
        return found;
    }

    private static void add(
            List<FirmwareMatch> matches,
            FirmwareRule rule,
            List<FoundCve> found,
            Predicate<FoundCve> matching,
            Function<FoundCve, Severity> severity,
            Function<FoundCve, Severity> exposed) {
        List<FoundCve> cves = found.stream().filter(matching).toList();
        if (cves.isEmpty()) {
            return;
        }
        Confidence confidence = Confidence.LOW;
        for (FoundCve cve : cves) {
            confidence = confidence.or(cve.confidence());
        }
        matches.add(
                new FirmwareMatch(
                        rule,
                        rule == FirmwareRule.LAG ? confidence.and(Confidence.MEDIUM) : confidence,
                        worst(cves, severity),
                        worst(cves, exposed),
                        cves,
                        null));
    }

    private static Severity worst(List<FoundCve> cves, Function<FoundCve, Severity> severity) {
        Severity worst = Severity.INFO;
        for (FoundCve cve : cves) {
            Severity one = severity.apply(cve);
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }

    private static Severity exploited(FoundCve cve) {
        boolean ransomware = cve.exploited() != null && cve.exploited().ransomware();
        return ransomware && cve.mayBeCritical() ? Severity.CRITICAL : Severity.HIGH;
    }

    private boolean likely(FoundCve cve) {
        return cve.prediction() != null
                && cve.prediction().percentile() >= thresholds.percentile() / HUNDREDTHS;
    }

    /** One level above what the score says, and never critical: a prediction is no proof. */
    private static Severity raised(FoundCve cve) {
        return cve.severity() == Severity.LOW ? Severity.MEDIUM : Severity.HIGH;
    }

    private Severity lagging(FoundCve cve, LocalDate day) {
        return cve.daysWithFix(day) >= thresholds.lagHighDays() || cve.daysOverdue(day) > 0
                ? Severity.HIGH
                : Severity.MEDIUM;
    }

    private void support(
            FirmwareFacts facts,
            InstalledFirmware firmware,
            LocalDate day,
            FirmwareKnowledge knowledge,
            List<FoundCve> found,
            List<FirmwareMatch> matches) {
        SupportPeriod period = knowledge.support(firmware).orElse(null);
        if (period == null || !day.isAfter(period.ends())) {
            return;
        }
        boolean byAlias = !names.aliases(facts.vendor(), facts.product()).isEmpty();
        Confidence confidence = byAlias ? Confidence.MEDIUM : Confidence.HIGH;
        boolean urgent =
                found.stream()
                        .anyMatch(
                                cve ->
                                        cve.mayBeCritical()
                                                && (cve.exploited() != null
                                                        || cve.scoredCritical()));
        Severity severity = urgent ? Severity.HIGH : Severity.MEDIUM;
        matches.add(
                new FirmwareMatch(
                        FirmwareRule.EOL,
                        confidence.and(facts.believed()),
                        severity,
                        severity,
                        List.of(),
                        period));
    }
}
