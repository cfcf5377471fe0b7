package io.cordon.detect.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.detect.counting.Term.Measure;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Existence, crossing and bounds against the definition, over many small random histories. */
class SubjectStateTest {

    private static final long SEED = 20_261_124L;
    private static final int HISTORIES = 400;

    private static final int ONE = 1;
    private static final int TWO = 2;

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(graded(Clause.of(10, weight(Term.ALL, 4)))),
                Arguments.of(rule(Clause.of(0, weight(Term.ALL, 1)))),
                Arguments.of(graded(Clause.of(60, weight(Term.ALL, 5)))),
                Arguments.of(rule(Clause.of(10, distinct(Term.ALL, 3)))),
                Arguments.of(rule(Clause.of(60, distinct(Term.ALL, 5)))),
                Arguments.of(rule(Clause.of(25, distinct(Term.ALL, 4)))),
                // several clauses, each of one term, over channels
                Arguments.of(
                        graded(
                                Clause.of(30, weight(Term.ALL, 6)),
                                Clause.of(15, weight(TWO, 4)),
                                Clause.of(12, distinct(ONE, 4)))),
                // both terms
                Arguments.of(graded(Clause.of(20, distinct(Term.ALL, 4), weight(Term.ALL, 6)))),
                // much of one mark, or some of many
                Arguments.of(
                        rule(
                                Clause.of(20, ofOne(Term.ALL, 4)),
                                Clause.of(20, weight(Term.ALL, 7), distinct(Term.ALL, 3)))),
                // one term over both channels, one over each, giving less confidence
                Arguments.of(
                        rule(
                                Clause.of(
                                                17,
                                                distinct(ONE | TWO, 5),
                                                distinct(ONE, 3),
                                                distinct(TWO, 1))
                                        .atMost(Confidence.MEDIUM),
                                Clause.of(40, distinct(TWO, 6)))),
                // asked at events that are not counted
                Arguments.of(graded(Clause.of(15, weight(ONE, 4)).at(TWO))),
                Arguments.of(rule(Clause.of(0, weight(ONE, 2), distinct(ONE, 2)).at(TWO))),
                Arguments.of(rule(Clause.of(60, weight(ONE, 3), distinct(TWO, 2)).at(TWO))));
    }

    private static CountingRule rule(Clause... clauses) {
        return new CountingRule(
                new ArrayList<>(List.of(clauses)), 60, new ArrayList<>(List.of(Confidence.HIGH)));
    }

    private static CountingRule graded(Clause... clauses) {
        return rule(clauses).graded(Confidence.LOW, Confidence.HIGH);
    }

    private static Term weight(int channels, int threshold) {
        return Term.weight(channels, threshold, "");
    }

    private static Term distinct(int channels, int threshold) {
        return Term.distinct(channels, threshold, "");
    }

    private static Term ofOne(int channels, int threshold) {
        return Term.weightOfOne(channels, threshold, "");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void agreesWithTheDefinitionInAnyOrder(CountingRule rule) throws IOException {
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(SEED + history);
            List<Observation> events = history(random);
            Collections.shuffle(events, random);
            SubjectState state = new SubjectState(rule);
            for (Observation event : events) {
                state.add(event);
                state = random.nextInt(8) == 0 ? throughBytes(state) : state;
            }
            for (long period = -60; period <= 180; period += 60) {
                assertVerdict(rule, state, events, period, "seed " + (SEED + history));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void closingPeriodsInTimeKeepsWhatTheNextOneNeeds(CountingRule rule) throws IOException {
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(SEED - history);
            List<Observation> events = history(random);
            SubjectState state = new SubjectState(rule);
            for (long period = -60; period <= 180; period += 60) {
                List<Observation> inside = new ArrayList<>();
                for (Observation event : events) {
                    if (rule.periodOf(event.time()) == period) {
                        inside.add(event);
                    }
                }
                Collections.shuffle(inside, random);
                inside.forEach(state::add);
                state = throughBytes(state);
                assertVerdict(rule, state, events, period, "seed " + (SEED - history));
                state.close(period);
                state.dropTails(rule.deadlineOf(period));
            }
            state.dropTails(Long.MAX_VALUE);
            assertThat(state.isEmpty()).as("seed %d", SEED - history).isTrue();
        }
    }

    @Test
    void aFloodKeepsNoMoreThanItsBound() throws IOException {
        CountingRule rule =
                CountingRule.hourly(Clause.of(120_000_000L, weight(Term.ALL, 10)))
                        .graded(Confidence.LOW, Confidence.HIGH);
        SubjectState state = new SubjectState(rule);
        for (int i = 0; i < 1_000_000; i++) {
            state.add(event(i * 3_600L, 1, Confidence.HIGH, ONE, i % 7, "a"));
        }

        assertThat(bytes(state).length).isLessThan(2_000);
        assertThat(state.verdict(0))
                .hasValueSatisfying(v -> assertThat(v.count()).isEqualTo(1_000_000));
    }

    @Test
    void aScanKeepsNoMoreThanItsBound() throws IOException {
        CountingRule rule = CountingRule.hourly(Clause.of(540_000_000L, distinct(Term.ALL, 100)));
        SubjectState state = new SubjectState(rule);
        for (int i = 0; i < 300_000; i++) {
            state.add(event(i * 12_000L, 1, Confidence.HIGH, ONE, i, "a"));
        }

        // the runs before the crossing, the tail, and the sketch
        assertThat(bytes(state).length).isLessThan(100 * 2 * 32 + 4_096 + 2_000);
    }

    /** What never crosses is bounded too: a term that is missing lets the others go on for ever. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 300_000})
    void aRuleOfSeveralTermsKeepsNoMoreThanItsBoundWhileItDoesNotCross(int marks)
            throws IOException {
        CountingRule rule =
                CountingRule.hourly(
                        Clause.of(
                                300_000_000L,
                                distinct(ONE, 11),
                                weight(ONE, 30),
                                distinct(TWO, 1)));
        SubjectState state = new SubjectState(rule);
        for (int i = 0; i < 300_000; i++) {
            state.add(event(i * 12_000L, 1, Confidence.HIGH, ONE, i % marks, "a"));
        }

        // 13 buckets, 2 x (30 + 11) entries after pruning, twice that and 32 between
        assertThat(bytes(state).length).isLessThan(13 * (2 * 82 + 32) * 34 + 4_096 * 16 + 2_000);
        assertThat(state.verdict(0)).isEmpty();
    }

    @Test
    void muchOfOneMarkIsBoundedByTheClauseBesideIt() throws IOException {
        CountingRule rule =
                CountingRule.hourly(
                        Clause.of(300_000_000L, ofOne(Term.ALL, 10)),
                        Clause.of(300_000_000L, weight(Term.ALL, 25), distinct(Term.ALL, 5)));
        SubjectState state = new SubjectState(rule);
        for (int i = 0; i < 300_000; i++) {
            state.add(event(i * 12_000L, 1, Confidence.HIGH, ONE, i, "a"));
        }

        assertThat(state.verdict(0)).isPresent();
        assertThat(bytes(state).length).isLessThan(2 * (2 * 50 + 32) * 34 + 4_096 + 2_000);
    }

    @Test
    void successesThatDoNotCrossKeepTheFirstAndLast512OfAWindow() throws IOException {
        CountingRule rule = CountingRule.hourly(Clause.of(600_000_000L, weight(ONE, 5)).at(TWO));
        SubjectState state = new SubjectState(rule);
        for (int i = 0; i < 300_000; i++) {
            state.add(event(i * 12_000L, 1, Confidence.HIGH, TWO, 0, "a"));
        }

        assertThat(bytes(state).length).isLessThan(7 * (2 * 1024 + 32) * 34 + 4_000);
        // In order, none is missed: failures come, then a success.
        for (int i = 0; i < 5; i++) {
            state.add(event(3_599_990_000L + i, 1, Confidence.HIGH, ONE, 0, "a"));
        }
        assertThat(state.verdict(0)).isEmpty();
        state.add(event(3_599_999_000L, 1, Confidence.HIGH, TWO, 0, "a"));
        assertThat(state.verdict(0))
                .hasValueSatisfying(v -> assertThat(v.crossing()).isEqualTo(3_599_999_000L));
    }

    @Test
    void aThresholdOnOneMarkNeedsAClauseThatBoundsTheMarks() {
        assertThatThrownBy(() -> rule(Clause.of(20, ofOne(Term.ALL, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bounds the number of marks");
        assertThatThrownBy(
                        () ->
                                rule(
                                        Clause.of(20, ofOne(Term.ALL, 4)),
                                        Clause.of(21, weight(Term.ALL, 4), distinct(1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severityIsTheWorstOfThePeriodAtTheNamedSensorInAnyOrder() {
        CountingRule rule = rule(Clause.of(0, weight(Term.ALL, 1)));
        List<Observation> events = new ArrayList<>();
        events.add(severe(1, "a", Severity.LOW));
        events.add(severe(2, "a", Severity.HIGH));
        events.add(severe(3, "a", Severity.MEDIUM));
        events.add(severe(4, "b", Severity.CRITICAL));
        for (int i = 0; i < 24; i++) {
            Collections.shuffle(events, new Random(i));
            SubjectState state = new SubjectState(rule);
            events.forEach(state::add);

            assertThat(state.verdict(0).orElseThrow().severity()).isEqualTo(Severity.HIGH);
        }
    }

    private static Observation severe(long time, String sensor, Severity severity) {
        return new Observation(
                Sighting.of(time, sensor, Vantage.NETWORK, null, -1, null),
                Contribution.of(severity));
    }

    private static void assertVerdict(
            CountingRule rule,
            SubjectState state,
            List<Observation> events,
            long period,
            String description) {
        long crossing = Long.MAX_VALUE;
        Confidence confidence = Confidence.LOW;
        for (String sensor : List.of("a", "b")) {
            for (Clause clause : rule.clauses()) {
                for (Confidence grade : rule.grades()) {
                    long at = crossing(rule, clause, events, sensor, period, grade);
                    if (at != Long.MAX_VALUE) {
                        confidence = confidence.or(grade.and(clause.confidence()));
                        crossing = Math.min(crossing, at);
                    }
                }
            }
        }
        var verdict = state.verdict(period);
        assertThat(verdict.isPresent()).as(description).isEqualTo(crossing != Long.MAX_VALUE);
        if (verdict.isPresent()) {
            assertThat(verdict.get().crossing()).as(description).isEqualTo(crossing);
            assertThat(verdict.get().confidence()).as(description).isEqualTo(confidence);
        }
    }

    /** The definition, word for word: quadratic and obvious. */
    private static long crossing(
            CountingRule rule,
            Clause clause,
            List<Observation> events,
            String sensor,
            long period,
            Confidence grade) {
        long earliest = Long.MAX_VALUE;
        for (Observation at : events) {
            if (counts(rule, at, sensor, grade)
                    && decides(clause, at)
                    && rule.periodOf(at.time()) == period) {
                List<Observation> span = new ArrayList<>();
                for (Observation other : events) {
                    if (counts(rule, other, sensor, grade)
                            && other.time() <= at.time()
                            && other.time() >= at.time() - clause.window()) {
                        span.add(other);
                    }
                }
                if (clause.terms().stream().allMatch(term -> holds(term, span, at))) {
                    earliest = Math.min(earliest, at.time());
                }
            }
        }
        return earliest;
    }

    /** An anchor; where those are the counted events, only one that adds to a term. */
    private static boolean decides(Clause clause, Observation at) {
        int counted = 0;
        boolean adds = false;
        for (Term term : clause.terms()) {
            counted |= term.channels();
            adds |=
                    (term.channels() & at.channels()) != 0
                            && (term.measure() == Measure.WEIGHT || at.mark() != null);
        }
        return counted == clause.anchors() ? adds : (clause.anchors() & at.channels()) != 0;
    }

    private static boolean holds(Term term, List<Observation> span, Observation at) {
        long weight = 0;
        long ofOne = 0;
        Set<Mark> marks = new HashSet<>();
        for (Observation event : span) {
            if ((event.channels() & term.channels()) != 0) {
                weight += event.weight();
                if (event.mark() != null) {
                    marks.add(event.mark());
                    ofOne += event.mark().equals(at.mark()) ? event.weight() : 0;
                }
            }
        }
        return switch (term.measure()) {
            case WEIGHT -> weight >= term.threshold();
            case DISTINCT -> marks.size() >= term.threshold();
            case WEIGHT_OF_ONE -> ofOne >= term.threshold();
        };
    }

    private static boolean counts(
            CountingRule rule, Observation event, String sensor, Confidence grade) {
        return event.sensor().equals(sensor)
                && (grade == rule.grades().get(0)
                        || event.contribution().grade().compareTo(grade) >= 0);
    }

    private static List<Observation> history(Random random) {
        List<Observation> events = new ArrayList<>();
        int size = 1 + random.nextInt(60);
        int spread = 20 + random.nextInt(280);
        int marks = 2 + random.nextInt(8);
        for (int i = 0; i < size; i++) {
            events.add(
                    event(
                            random.nextInt(spread) - 60,
                            random.nextInt(10) == 0 ? 3 : 1,
                            random.nextInt(3) > 0 ? Confidence.HIGH : Confidence.LOW,
                            1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 2),
                            random.nextInt(marks) - 1,
                            random.nextInt(3) == 0 ? "b" : "a"));
        }
        events.removeIf(event -> event.time() >= 240);
        return events;
    }

    private static Observation event(
            long time, long weight, Confidence grade, int channels, int mark, String sensor) {
        return new Observation(
                Sighting.of(time, sensor, Vantage.NETWORK, null, -1, null),
                Contribution.of(Severity.MEDIUM)
                        .in(channels)
                        .weighing(weight)
                        .marked(mark < 0 ? null : new Mark(1, mark))
                        .graded(grade));
    }

    private static SubjectState throughBytes(SubjectState state) throws IOException {
        return SubjectStateCodec.read(new DataInputStream(new ByteArrayInputStream(bytes(state))));
    }

    private static byte[] bytes(SubjectState state) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SubjectStateCodec.write(state, new DataOutputStream(out));
        return out.toByteArray();
    }
}
