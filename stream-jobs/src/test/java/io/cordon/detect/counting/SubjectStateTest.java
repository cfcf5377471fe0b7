package io.cordon.detect.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.counting.CountingRule.Measure;
import io.cordon.schema.avro.Vantage;
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

/** Existence, crossing and bounds against the definition, over many small random histories. */
class SubjectStateTest {

    private static final long SEED = 20_261_124L;
    private static final int HISTORIES = 400;

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(new CountingRule(Measure.WEIGHT, 4, 10, 60, true)),
                Arguments.of(new CountingRule(Measure.WEIGHT, 1, 0, 60, false)),
                Arguments.of(new CountingRule(Measure.WEIGHT, 5, 60, 60, true)),
                Arguments.of(new CountingRule(Measure.DISTINCT, 3, 10, 60, false)),
                Arguments.of(new CountingRule(Measure.DISTINCT, 5, 60, 60, false)),
                Arguments.of(new CountingRule(Measure.DISTINCT, 4, 25, 60, false)));
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
                new CountingRule(Measure.WEIGHT, 10, 120_000_000L, CountingRule.HOUR, true);
        SubjectState state = new SubjectState(rule);
        for (int i = 0; i < 1_000_000; i++) {
            state.add(event(i * 3_600L, 1, true, i % 7, "a"));
        }

        assertThat(bytes(state).length).isLessThan(2_000);
        assertThat(state.verdict(0))
                .hasValueSatisfying(v -> assertThat(v.count()).isEqualTo(1_000_000));
    }

    @Test
    void aScanKeepsNoMoreThanItsBound() throws IOException {
        CountingRule rule =
                new CountingRule(Measure.DISTINCT, 100, 540_000_000L, CountingRule.HOUR, false);
        SubjectState state = new SubjectState(rule);
        for (int i = 0; i < 300_000; i++) {
            state.add(event(i * 12_000L, 1, true, i, "a"));
        }

        // the runs before the crossing, the tail, and the sketch
        assertThat(bytes(state).length).isLessThan(100 * 2 * 32 + 4_096 + 2_000);
    }

    private static void assertVerdict(
            CountingRule rule,
            SubjectState state,
            List<Observation> events,
            long period,
            String description) {
        long crossing = Long.MAX_VALUE;
        boolean plainly = false;
        for (String sensor : List.of("a", "b")) {
            crossing = Math.min(crossing, crossing(rule, events, sensor, period, false));
            plainly |= crossing(rule, events, sensor, period, true) != Long.MAX_VALUE;
        }
        var verdict = state.verdict(period);
        assertThat(verdict.isPresent()).as(description).isEqualTo(crossing != Long.MAX_VALUE);
        if (verdict.isPresent()) {
            assertThat(verdict.get().crossing()).as(description).isEqualTo(crossing);
            assertThat(verdict.get().plainly())
                    .as(description)
                    .isEqualTo(plainly || !rule.graded());
        }
    }

    /** The definition, word for word: quadratic and obvious. */
    private static long crossing(
            CountingRule rule,
            List<Observation> events,
            String sensor,
            long period,
            boolean plainOnly) {
        long earliest = Long.MAX_VALUE;
        for (Observation at : events) {
            if (!counts(at, sensor, plainOnly) || rule.periodOf(at.time()) != period) {
                continue;
            }
            long weight = 0;
            Set<Mark> marks = new HashSet<>();
            for (Observation other : events) {
                if (counts(other, sensor, plainOnly)
                        && other.time() <= at.time()
                        && other.time() >= at.time() - rule.window()) {
                    weight += other.weight();
                    marks.add(other.mark());
                }
            }
            if ((rule.measure() == Measure.WEIGHT ? weight : marks.size()) >= rule.threshold()) {
                earliest = Math.min(earliest, at.time());
            }
        }
        return earliest;
    }

    private static boolean counts(Observation event, String sensor, boolean plainOnly) {
        return event.sensor().equals(sensor) && (event.plain() || !plainOnly);
    }

    private static List<Observation> history(Random random) {
        List<Observation> events = new ArrayList<>();
        int size = 1 + random.nextInt(60);
        int spread = 20 + random.nextInt(280);
        for (int i = 0; i < size; i++) {
            events.add(
                    event(
                            random.nextInt(spread) - 60,
                            random.nextInt(10) == 0 ? 3 : 1,
                            random.nextInt(3) > 0,
                            random.nextInt(8),
                            random.nextInt(3) == 0 ? "b" : "a"));
        }
        events.removeIf(event -> event.time() >= 240);
        return events;
    }

    private static Observation event(
            long time, long weight, boolean plain, int mark, String sensor) {
        return new Observation(
                time, weight, plain, new Mark(1, mark), sensor, Vantage.NETWORK, null, -1, null);
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
