package io.cordon.local.explain;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.CountingRule.Measure;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.counting.Verdict;
import io.cordon.schema.finding.FindingId;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prints why a finding exists, or what is missing. */
final class Explanation {

    /** Events printed at most; the rest is counted. */
    private static final int MOST_EVENTS = 50;

    private final PrintWriter out;

    Explanation(PrintWriter out) {
        this.out = out;
    }

    /** Prints and returns whether the finding exists. */
    boolean print(
            SubjectKey key, long periodStart, Detector<?> detector, SubjectEvidence<?> evidence) {
        CountingRule rule = detector.counting();
        SubjectState state = new SubjectState(rule);
        evidence.events().forEach(state::add);
        Optional<Verdict> verdict = state.verdict(periodStart);
        out.printf("%s %s %s%n", key.ruleId(), key.subjectType(), key.subject());
        out.printf("period     %s, %s%n", Spans.time(periodStart), Spans.text(rule.period()));
        out.printf("condition  %s%n", condition(rule));
        verdict.ifPresentOrElse(
                v -> found(key, v, rule, evidence), () -> missing(rule, periodStart, evidence));
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
            SubjectKey key, Verdict verdict, CountingRule rule, SubjectEvidence<?> evidence) {
        long start = verdict.periodStart();
        out.printf("finding    exists: %s%n", key.findingId(start));
        out.printf(
                "counts     %d records, weight %d, %d distinct, first %s, last %s, sensor %s%n",
                verdict.count(),
                verdict.weight(),
                verdict.distinct(),
                Spans.time(verdict.first()),
                Spans.time(verdict.last()),
                verdict.sensor());
        long from = verdict.crossing() - rule.window();
        out.printf("crossing   %s to %s%n", Spans.time(from), Spans.time(verdict.crossing()));
        events(
                evidence.events().stream()
                        .filter(e -> e.time() >= from && e.time() <= verdict.crossing())
                        .toList());
        out.printf("id         first 16 bytes of SHA-256, in hex, over these lines:%n");
        FindingId.text(key.tenant(), key.ruleId(), key.subjectType(), key.subject(), start)
                .lines()
                .forEach(line -> out.printf("             %s%n", line));
    }

    private void missing(CountingRule rule, long periodStart, SubjectEvidence<?> evidence) {
        List<Observation> inPeriod =
                evidence.events().stream().filter(e -> e.time() >= periodStart).toList();
        out.printf("finding    does not exist%n");
        if (inPeriod.isEmpty()) {
            out.printf("events     none match in this period%n");
            return;
        }
        NearestMiss miss = NearestMiss.of(rule, evidence.events(), periodStart);
        out.printf(
                "nearest    %d of %d, in the %s up to %s at sensor %s%n",
                miss.reached(),
                rule.threshold(),
                Spans.text(rule.window()),
                Spans.time(miss.time()),
                miss.sensor());
        events(inPeriod);
    }

    private void events(List<Observation> events) {
        out.printf("events     %d%n", events.size());
        events.stream()
                .sorted(Comparator.comparingLong(Observation::time))
                .limit(MOST_EVENTS)
                .forEach(
                        e ->
                                out.printf(
                                        "  %s  sensor=%s peer=%s port=%s name=%s weight=%d%n",
                                        Spans.time(e.time()),
                                        e.sensor(),
                                        e.peer() == null ? "-" : e.peer().text(),
                                        e.port() < 0 ? "-" : e.port(),
                                        e.name() == null ? "-" : e.name(),
                                        e.weight()));
        if (events.size() > MOST_EVENTS) {
            out.printf("  and %d more%n", events.size() - MOST_EVENTS);
        }
    }

    private static String condition(CountingRule rule) {
        if (rule.threshold() == 1) {
            return "one matching event";
        }
        return "at least %d %s within %s, both ends included, at one sensor"
                .formatted(
                        rule.threshold(),
                        rule.measure() == Measure.WEIGHT ? "events by weight" : "distinct values",
                        Spans.text(rule.window()));
    }
}
