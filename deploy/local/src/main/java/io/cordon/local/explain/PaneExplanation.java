package io.cordon.local.explain;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.panes.PaneExhibit;
import io.cordon.detect.panes.PaneExhibit.PaneLine;
import io.cordon.detect.panes.PaneExhibit.Shown;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneVerdict;
import io.cordon.schema.finding.FindingId;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Prints the sums per pane that made a finding, or what is missing. */
final class PaneExplanation {

    /** Lines of sums printed at most; the rest is counted. */
    private static final int MOST_LINES = 50;

    private final PrintWriter out;

    PaneExplanation(PrintWriter out) {
        this.out = out;
    }

    /** Prints and returns whether the finding exists. */
    boolean print(SubjectKey key, long periodStart, Detector detector, SubjectEvidence evidence) {
        PaneRule rule = detector.panes();
        PaneExhibit exhibit = new PaneExhibit(rule, periodStart);
        evidence.shares().forEach(exhibit::add);
        Optional<PaneVerdict> verdict = exhibit.verdict();
        out.printf("%s %s %s%n", detector.id(), key.subjectType(), key.subject());
        out.printf("period     %s, %s%n", Spans.time(periodStart), Spans.text(PaneRule.PERIOD));
        String word = "condition";
        for (var clause : rule.clauses()) {
            out.printf(
                    "%-11s%s, within %s, at one sensor%n",
                    word, clause.text(), Spans.text(clause.panes() * PaneRule.PANE));
            word = "or";
        }
        verdict.ifPresentOrElse(
                v -> found(key, detector, v, exhibit), () -> missing(detector, evidence, exhibit));
        if (evidence.allowed() > 0) {
            out.printf(
                    "allowed    %d matching events were let through by the allow list%n",
                    evidence.allowed());
        }
        evidence.failedConditions()
                .forEach(
                        (condition, count) ->
                                out.printf("no match   %d records: %s%n", count, condition));
        return verdict.isPresent();
    }

    private void found(
            SubjectKey key, Detector detector, PaneVerdict verdict, PaneExhibit exhibit) {
        long start = verdict.periodStart();
        out.printf("finding    exists: %s%n", key.findingId(detector.id(), start));
        out.printf(
                "counts     %d records, %d distinct, %d bytes, %d packets, first %s, last %s, sensor %s%n",
                verdict.summary().count(),
                verdict.summary().distinct().count(),
                verdict.summary().out().bytes(),
                verdict.summary().out().packets(),
                Spans.time(verdict.summary().first()),
                Spans.time(verdict.summary().last()),
                verdict.sensor());
        out.printf(
                "crossing   %s to %s%n",
                Spans.time(verdict.crossingStart()), Spans.time(verdict.crossingEnd()));
        exhibit.held(verdict).forEach(held -> show("held", held));
        sums(
                detector.panes().vectorWord(),
                exhibit.lines(verdict.crossingStart(), verdict.crossingEnd()));
        out.printf("id         first 16 bytes of SHA-256, in hex, over these lines:%n");
        FindingId.text(key.tenant(), detector.id(), key.subjectType(), key.subject(), start)
                .lines()
                .forEach(line -> out.printf("             %s%n", line));
    }

    private void missing(Detector detector, SubjectEvidence evidence, PaneExhibit exhibit) {
        out.printf("finding    does not exist%n");
        if (evidence.shares().isEmpty()) {
            out.printf("events     none match in this period%n");
            return;
        }
        exhibit.nearest().ifPresent(nearest -> show("nearest", nearest));
        sums(detector.panes().vectorWord(), exhibit.lines(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private void show(String word, Shown shown) {
        out.printf(
                "%-11s%s, in the %s up to %s at sensor %s%n",
                word,
                shown.terms(),
                Spans.text(shown.window()),
                Spans.time(shown.end()),
                shown.sensor());
    }

    private void sums(String vectorWord, List<PaneLine> lines) {
        out.printf("sums       %d panes of %s%n", lines.size(), Spans.text(PaneRule.PANE));
        lines.stream()
                .limit(MOST_LINES)
                .forEach(
                        line ->
                                out.printf(
                                        "  %s  sensor=%s %s=%s bytes=%d packets=%d records=%d%n",
                                        Spans.time(line.start()),
                                        line.sensor(),
                                        vectorWord,
                                        line.vector() < 0 ? "-" : line.vector(),
                                        line.bytes(),
                                        line.packets(),
                                        line.records()));
        if (lines.size() > MOST_LINES) {
            out.printf("  and %d more%n", lines.size() - MOST_LINES);
        }
    }
}
