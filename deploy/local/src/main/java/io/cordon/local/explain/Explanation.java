package io.cordon.local.explain;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.counting.Term;
import io.cordon.detect.counting.Verdict;
import io.cordon.schema.finding.FindingId;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints why a finding exists, or what is missing. */
final class Explanation {

    /** Events printed at most; the rest is counted. */
    private static final int MOST_EVENTS = 50;

    private final PrintWriter out;

    Explanation(PrintWriter out) {
        this.out = out;
    }

    /** Prints and returns whether the finding exists. */
    boolean print(SubjectKey key, long periodStart, Detector detector, SubjectEvidence evidence) {
        CountingRule rule = detector.counting();
        SubjectState state = new SubjectState(rule);
        evidence.events().forEach(state::add);
        Optional<Verdict> verdict = state.verdict(periodStart);
        out.printf("%s %s %s%n", detector.id(), key.subjectType(), key.subject());
        out.printf("period     %s, %s%n", Spans.time(periodStart), Spans.text(rule.period()));
        String word = "condition";
        for (Clause clause : rule.clauses()) {
            out.printf("%-11s%s%n", word, condition(clause));
            word = "or";
        }
        verdict.ifPresentOrElse(
                v -> found(key, v, detector, evidence), () -> missing(rule, periodStart, evidence));
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
            SubjectKey key, Verdict verdict, Detector detector, SubjectEvidence evidence) {
        long start = verdict.periodStart();
        out.printf("finding    exists: %s%n", key.findingId(detector.id(), start));
        out.printf(
                "counts     %d records, weight %d, %d distinct, first %s, last %s, sensor %s%n",
                verdict.count(),
                verdict.weight(),
                verdict.distinct(),
                Spans.time(verdict.first()),
                Spans.time(verdict.last()),
                verdict.sensor());
        long from = verdict.crossingStart();
        out.printf("crossing   %s to %s%n", Spans.time(from), Spans.time(verdict.crossing()));
        for (ClauseReach reach :
                ClauseReach.holding(detector.counting(), evidence.events(), verdict.crossing())) {
            out.printf(
                    "held       %s within %s at sensor %s%n",
                    reach.text(), Spans.text(reach.clause().window()), reach.sensor());
        }
        events(
                evidence.events().stream()
                        .filter(e -> e.time() >= from && e.time() <= verdict.crossing())
                        .toList());
        out.printf("id         first 16 bytes of SHA-256, in hex, over these lines:%n");
        FindingId.text(key.tenant(), detector.id(), key.subjectType(), key.subject(), start)
                .lines()
                .forEach(line -> out.printf("             %s%n", line));
    }

    private void missing(CountingRule rule, long periodStart, SubjectEvidence evidence) {
        List<Observation> inPeriod =
                evidence.events().stream().filter(e -> e.time() >= periodStart).toList();
        out.printf("finding    does not exist%n");
        if (inPeriod.isEmpty()) {
            out.printf("events     none match in this period%n");
            return;
        }
        ClauseReach miss = ClauseReach.nearest(rule, evidence.events(), periodStart);
        out.printf(
                "nearest    %s, in the %s up to %s at sensor %s%n",
                miss.text(),
                Spans.text(miss.clause().window()),
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
                                        peer(e.sighting()),
                                        e.sighting().port() < 0 ? "-" : e.sighting().port(),
                                        e.sighting().name() == null ? "-" : e.sighting().name(),
                                        e.weight()));
        if (events.size() > MOST_EVENTS) {
            out.printf("  and %d more%n", events.size() - MOST_EVENTS);
        }
    }

    private static String peer(Sighting seen) {
        return seen.peer() == null ? "-" : seen.peer().text();
    }

    private static String condition(Clause clause) {
        List<Term> terms = clause.terms();
        if (terms.size() == 1 && terms.get(0).threshold() == 1) {
            return "one matching event";
        }
        return "at least %s within %s, both ends included, at one sensor"
                .formatted(
                        terms.stream()
                                .map(term -> term.threshold() + " " + term.what())
                                .collect(Collectors.joining(" and ")),
                        Spans.text(clause.window()));
    }
}
