package io.cordon.detect.panes;

import static io.cordon.detect.panes.PaneRecords.EDGE;
import static io.cordon.detect.panes.PaneRecords.PANE;
import static io.cordon.detect.panes.PaneRecords.SECOND;
import static io.cordon.detect.panes.PaneRecords.bytes;
import static io.cordon.detect.panes.PaneRecords.record;
import static io.cordon.detect.panes.PaneRecords.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.counting.Confidence;
import io.cordon.schema.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Windows, periods, sensors and what is late. */
class PaneStateTest {

    private static final long HOUR = 3600 * SECOND;

    private static PaneObservation at(long time, long bytes) {
        return record(time, time, bytes);
    }

    @Test
    void sixPanesAreTheWindowAndSevenAreNot() {
        assertThat(verdict(bytes(100), List.of(at(EDGE, 50), at(EDGE + 5 * PANE, 50)), EDGE))
                .isPresent();
        assertThat(verdict(bytes(100), List.of(at(EDGE, 50), at(EDGE + 6 * PANE, 50)), EDGE))
                .isEmpty();
    }

    @Test
    void oneByteLessIsNothing() {
        assertThat(verdict(bytes(100), List.of(at(EDGE, 99)), EDGE)).isEmpty();
        assertThat(verdict(bytes(100), List.of(at(EDGE, 100)), EDGE)).isPresent();
    }

    @Test
    void theWindowReachesBackIntoThePreviousPeriod() {
        List<PaneObservation> records = List.of(at(EDGE - PANE, 50), at(EDGE + 4 * PANE, 50));

        assertThat(verdict(bytes(100), records, EDGE).orElseThrow().summary().count()).isOne();
        assertThat(verdict(bytes(100), records, EDGE - HOUR)).isEmpty();
    }

    @Test
    void aPeriodWithoutARecordOfItsOwnHasNoFinding() {
        // The flow ends after the edge: its bytes lie in panes before, its event time does not.
        List<PaneObservation> records = List.of(record(EDGE - 20 * SECOND, EDGE, 300));

        assertThat(verdict(bytes(100), records, EDGE - HOUR)).isEmpty();
        assertThat(verdict(bytes(100), records, EDGE)).isPresent();
    }

    @Test
    void aLaterPaneOfThePreviousWindowCountsForThePeriodItStartsIn() {
        // The window of the first pane after the edge holds what came before; one record is needed.
        List<PaneObservation> records =
                List.of(at(EDGE - 2 * PANE, 100), at(EDGE + 1800 * SECOND, 1));

        PaneVerdict verdict = verdict(bytes(100), records, EDGE).orElseThrow();

        assertThat(verdict.summary().count()).isOne();
        assertThat(verdict.crossingEnd()).isEqualTo(EDGE + PANE - 1);
    }

    @Test
    void sumsOfTwoSensorsDoNotMeet() {
        List<PaneObservation> records =
                List.of(record("one", EDGE, EDGE, 60, 1, 1), record("two", EDGE, EDGE, 60, 1, 1));

        assertThat(verdict(bytes(100), records, EDGE)).isEmpty();
    }

    @Test
    void theSensorWithTheHighestCountIsNamedTheSmallestNameAtATie() {
        List<PaneObservation> records =
                List.of(
                        record("two", EDGE, EDGE, 200, 1, 1),
                        record("one", EDGE + PANE, EDGE + PANE, 1, 1, 1));
        PaneVerdict tie = verdict(bytes(100), records, EDGE).orElseThrow();
        assertThat(tie.sensor()).isEqualTo("one");
        assertThat(tie.severity()).isEqualTo(Severity.CRITICAL);

        List<PaneObservation> more = new ArrayList<>(records);
        more.add(record("two", EDGE + PANE, EDGE + PANE, 1, 2, 1));
        PaneVerdict highest = verdict(bytes(100), more, EDGE).orElseThrow();
        assertThat(highest.sensor()).isEqualTo("two");
        assertThat(highest.summary().distinct().count()).isEqualTo(2);
    }

    @Test
    void theWorstOfThePeriodIsSaidAndTheEarliestPane() {
        PaneVerdict verdict =
                verdict(
                                bytes(100),
                                List.of(at(EDGE + 100 * PANE, 250), at(EDGE + 7 * PANE, 100)),
                                EDGE)
                        .orElseThrow();

        assertThat(verdict.tier()).isEqualTo(Tier.HEAVY);
        assertThat(verdict.crossingStart()).isEqualTo(EDGE + 2 * PANE);
        assertThat(verdict.crossingEnd()).isEqualTo(EDGE + 8 * PANE - 1);
    }

    @Test
    void theErrorOfSamplingLowersTheConfidence() {
        // One packet per record at 1:N has the relative error sqrt((N - 1) / (N x records)).
        assertThat(sampled(1, 1000).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(sampled(100, 1000).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(sampled(100, 99).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(sampled(100, 98).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(sampled(100, 11).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(sampled(100, 10).confidence()).isEqualTo(Confidence.LOW);
        assertThat(sampled(100, 10).summary().relativeError())
                .isEqualTo(Math.sqrt(10 * 100 * 99) / 1000);
    }

    private static PaneVerdict sampled(long rate, int records) {
        List<PaneObservation> all = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            all.add(record("one", EDGE, EDGE, 1000, 1, rate));
        }
        return verdict(bytes(100), all, EDGE).orElseThrow();
    }

    @Test
    void aPeriodIsClosedAfterItsEndItsWindowTheLongestFlowAndTwoHours() {
        PaneRule rule = bytes(100);

        assertThat(rule.deadlineOf(EDGE))
                .isEqualTo(EDGE + HOUR + 60 * SECOND + 300 * SECOND + 2 * HOUR);
        // A flow that reaches back into a closed period would change what was said of it.
        PaneParts parts = new PaneParts();
        parts.add(rule, record(EDGE - 1, EDGE + SECOND, 100));
        assertThat(rule.lateFrom(parts.take().get(0).unit()))
                .isEqualTo(rule.deadlineOf(EDGE - HOUR));
    }

    @Test
    void whatIsLeftOfAClosedPeriodHelpsTheNextAndThenGoes() {
        PaneRule rule = bytes(100);
        PaneState state = new PaneState();
        TreeSet<Long> timers = new TreeSet<>();
        PaneRecords.add(state, rule, List.of(at(EDGE - 6 * PANE, 99), at(EDGE - PANE, 50)), timers);
        state.close(rule, EDGE - HOUR);
        assertThat(state.isEmpty()).isFalse();

        PaneRecords.add(state, rule, List.of(at(EDGE + 4 * PANE, 50)), timers);
        assertThat(state.verdict(rule, EDGE)).isPresent();

        state.close(rule, EDGE);
        assertThat(state.isEmpty()).isTrue();
        assertThat(timers).containsExactly(rule.deadlineOf(EDGE - HOUR), rule.deadlineOf(EDGE));
    }

    @Test
    void aWorseVerdictIsDueAtOnceAndAnotherWhenTheCountHasDoubled() {
        PaneRule rule = bytes(100);
        PaneState state = new PaneState();
        TreeSet<Long> timers = new TreeSet<>();
        for (int i = 0; i < 10; i++) {
            PaneRecords.add(state, rule, List.of(at(EDGE, 10)), timers);
        }
        state.written(state.dueAtOnce(rule, EDGE).orElseThrow());
        assertThat(state.dueAtOnce(rule, EDGE)).isEmpty();
        assertThat(state.due(rule, EDGE)).isEmpty();

        PaneRecords.add(state, rule, List.of(at(EDGE, 10)), timers);
        assertThat(state.dueAtOnce(rule, EDGE)).isEmpty();
        assertThat(state.due(rule, EDGE)).isPresent();

        PaneRecords.add(state, rule, List.of(at(EDGE, 100)), timers);
        assertThat(state.dueAtOnce(rule, EDGE).orElseThrow().severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void peakAndMeanAreOfThePanesOfThePeriod() {
        Peak peak =
                verdict(
                                bytes(100),
                                List.of(
                                        record(EDGE - 20 * SECOND, EDGE + SECOND, 900),
                                        at(EDGE + PANE, 400),
                                        at(EDGE + 30 * PANE, 7)),
                                EDGE)
                        .orElseThrow()
                        .peak();

        assertThat(peak).isEqualTo(new Peak(3, 400, 1));
    }
}
