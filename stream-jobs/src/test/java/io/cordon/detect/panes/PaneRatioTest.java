package io.cordon.detect.panes;

import static io.cordon.detect.panes.PaneRecords.EDGE;
import static io.cordon.detect.panes.PaneRecords.HIGH;
import static io.cordon.detect.panes.PaneRecords.PANE;
import static io.cordon.detect.panes.PaneRecords.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.panes.PaneObservation.Seen;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rules that are asked once per pane. */
class PaneRatioTest {

    /** Within three panes at least 100 bytes out, and five times what came in. */
    private static final PaneRule RULE =
            PaneRule.ratio(
                    new VectorClause(
                            3,
                            port -> true,
                            "one port",
                            List.of(
                                    PaneTerm.atLeast(
                                            100, "bytes", (w, port) -> w.out(port).bytes()),
                                    new PaneTerm(
                                            "five times the requests",
                                            "bytes",
                                            (w, port) -> w.out(port).payload(),
                                            (w, port) -> 5 * w.in(port).payload())),
                            HIGH));

    private static PaneObservation pair(long time, long out, long in) {
        return new PaneObservation(
                new Seen(time - 60 * SECOND, time, "one", Vantage.NETWORK, 1, null, null, 53),
                53,
                true,
                new Traffic(out, 1, out),
                new Traffic(in, 1, in),
                null,
                null,
                null);
    }

    @Test
    void aRecordCountsWholeInThePaneOfItsEnd() {
        assertThat(PaneRecords.verdict(RULE, List.of(pair(EDGE, 100, 20)), EDGE)).isPresent();
        assertThat(PaneRecords.verdict(RULE, List.of(pair(EDGE, 100, 21)), EDGE)).isEmpty();
        assertThat(
                        PaneRecords.verdict(
                                RULE,
                                List.of(pair(EDGE, 60, 1), pair(EDGE + 2 * PANE, 40, 1)),
                                EDGE))
                .isPresent();
        assertThat(
                        PaneRecords.verdict(
                                RULE,
                                List.of(pair(EDGE, 60, 1), pair(EDGE + 3 * PANE, 40, 1)),
                                EDGE))
                .isEmpty();
    }

    @Test
    void nothingIsSaidBeforeEventTimeHasPassedThePane() {
        PaneState state = new PaneState();
        TreeSet<Long> timers = new TreeSet<>();
        PaneRecords.add(state, RULE, List.of(pair(EDGE, 100, 1)), timers);

        assertThat(timers).contains(EDGE + PANE - 1000);
        state.reach(RULE, EDGE + PANE - 2000);
        assertThat(state.verdict(RULE, EDGE)).isEmpty();
        state.reach(RULE, EDGE + PANE - 1000);
        assertThat(state.verdict(RULE, EDGE)).isPresent();
    }

    @Test
    void whatComesToAJudgedPaneIsLate() {
        PaneState state = new PaneState();
        TreeSet<Long> timers = new TreeSet<>();
        PaneRecords.add(state, RULE, List.of(pair(EDGE, 100, 1)), timers);
        state.reach(RULE, EDGE + PANE - 1000);
        PaneParts parts = new PaneParts();
        parts.add(RULE, pair(EDGE, 0, 1000));
        parts.add(RULE, pair(EDGE + PANE, 0, 1000));
        List<PanePart> late = parts.take();

        assertThat(late).hasSize(2);
        assertThat(state.tooLate(RULE, late.get(0).unit())).isTrue();
        assertThat(state.tooLate(RULE, late.get(1).unit())).isFalse();
        assertThat(RULE.lateFrom(late.get(0).unit())).isEqualTo(EDGE + PANE - 1000);
    }

    @Test
    void manySmallStepsOfEventTimeGiveWhatOneJumpGives() {
        List<PaneObservation> records =
                List.of(
                        pair(EDGE, 90, 30),
                        pair(EDGE + PANE, 40, 1),
                        pair(EDGE + 2 * PANE, 300, 1),
                        pair(EDGE + 3 * PANE, 1, 1));
        PaneState steps = new PaneState();
        TreeSet<Long> timers = new TreeSet<>();
        for (PaneObservation record : records) {
            steps.reach(RULE, record.time() - 1000);
            PaneRecords.add(steps, RULE, List.of(record), timers);
        }
        PaneVerdict stepped = PaneRecords.reached(steps, RULE, timers, EDGE).orElseThrow();
        PaneVerdict jumped = PaneRecords.verdict(RULE, records, EDGE).orElseThrow();

        assertThat(stepped.crossingEnd()).isEqualTo(jumped.crossingEnd());
        assertThat(stepped.crossingEnd()).isEqualTo(EDGE + 3 * PANE - 1);
        assertThat(stepped.peak()).isEqualTo(jumped.peak()).isEqualTo(new Peak(4, 300, 1));
        assertThat(stepped.summary().count()).isEqualTo(4);
    }
}
