package io.cordon.local.firmware;

import io.cordon.detect.firmware.match.Cause;
import io.cordon.detect.firmware.match.CriterionVerdict;
import io.cordon.detect.firmware.match.Status;
import io.cordon.detect.firmware.match.Surroundings;
import io.cordon.detect.firmware.match.Verdict;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Prints one CVE of an answer for people. */
final class CveText {

    /** Most criteria about the product that are shown of one CVE. */
    static final int MOST_CRITERIA = 20;

    private final PrintWriter out;
    private final FirmwareAnswer answer;
    private final ExplainedCve cve;
    private final Verdict verdict;

    CveText(PrintWriter out, FirmwareAnswer answer, ExplainedCve cve) {
        this.out = out;
        this.answer = answer;
        this.cve = cve;
        this.verdict = cve.ranked().verdict();
    }

    void print(int number) {
        CriterionVerdict reason = verdict.reason();
        out.printf(
                "%2d  %s  %s, %s confidence%n",
                number, cve.id(), words(verdict.status()), verdict.confidence().text());
        line("why", (reason.exempts() ? "listed as not affected: " : "") + reason.cause().words());
        String doubt = verdict.weakest().confidenceWords();
        if (!doubt.equals(reason.cause().words())) {
            line("confidence", verdict.confidence().text() + ": " + doubt);
        }
        line("range", Versions.range(reason.criterion()));
        String bounds = Versions.bounds(reason.criterion());
        if (bounds != null) {
            line("", "understood as " + bounds);
        }
        line("criterion", reason.criterion().cpe().text());
        cve.aliases().forEach(alias -> line("alias", FirmwareText.words(alias)));
        cve.explanation().surroundings().forEach(this::runsOn);
        if (verdict.why().stream().anyMatch(each -> each.cause() == Cause.HARDWARE_NOT_KNOWN)) {
            line("", "--model and --hardware-version can tell which hardware it is");
        }
        kev();
        epss();
        Double score = verdict.vulnerability().score();
        line(
                "CVSS",
                score == null
                        ? "no score in these files"
                        : score + " (version " + verdict.vulnerability().scoreVersion() + ")");
        if (answer.asked() != null) {
            criteria();
        }
    }

    private static String words(Status status) {
        return switch (status) {
            case AFFECTED -> "AFFECTED";
            case NOT_AFFECTED -> "NOT AFFECTED";
            case UNKNOWN -> "CANNOT SAY";
        };
    }

    private void runsOn(Surroundings on) {
        String others = on.alternatives() == 1 ? "" : ", one of " + on.alternatives() + " named";
        line(
                "runs on",
                switch (on.status()) {
                            case AFFECTED -> "yes: ";
                            case NOT_AFFECTED -> "no: ";
                            case UNKNOWN -> "cannot say: ";
                        }
                        + on.reason().cause().words()
                        + others);
        line("", on.reason().criterion().cpe().text());
    }

    private void kev() {
        KnownExploited entry = cve.ranked().exploited();
        if (entry == null) {
            if (answer.given("kev")) {
                line("KEV", "not in the catalogue");
            }
            return;
        }
        long overdue = entry.daysOverdue(answer.asOf());
        long left = ChronoUnit.DAYS.between(answer.asOf(), entry.due());
        line(
                "KEV",
                "known to be exploited; due "
                        + entry.due()
                        + ", "
                        + (overdue > 0
                                ? FirmwareText.days(overdue) + " overdue"
                                : left == 0 ? "today" : FirmwareText.days(left) + " left")
                        + (entry.ransomware() ? "; ransomware uses it" : ""));
    }

    private void epss() {
        ExploitPrediction prediction = cve.ranked().prediction();
        if (prediction != null) {
            line(
                    "EPSS",
                    String.format(
                            Locale.ROOT,
                            "%.2f %% within 30 days, percentile %.2f",
                            prediction.probability() * 100,
                            prediction.percentile() * 100));
        } else if (answer.given("epss")) {
            line("EPSS", "no score in the file");
        }
    }

    private void criteria() {
        List<CriterionVerdict> each = cve.explanation().each();
        if (each.size() < 2) {
            return;
        }
        line("all ranges", each.size() + " about this product");
        each.stream()
                .limit(MOST_CRITERIA)
                .forEach(
                        one ->
                                line(
                                        "",
                                        "%-24s %s"
                                                .formatted(
                                                        Versions.range(one.criterion()),
                                                        one.exempts()
                                                                ? "not affected if: "
                                                                        + one.cause().words()
                                                                : one.cause().words())));
        if (each.size() > MOST_CRITERIA) {
            line("", "and " + (each.size() - MOST_CRITERIA) + " more");
        }
    }

    private void line(String label, String text) {
        out.printf("    %-12s%s%n", label, Printable.of(text));
    }
}
