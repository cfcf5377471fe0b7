package io.cordon.detect.panes;

import static io.cordon.detect.panes.PaneRecords.EDGE;
import static io.cordon.detect.panes.PaneRecords.PANE;
import static io.cordon.detect.panes.PaneRecords.SECOND;
import static io.cordon.detect.panes.PaneRecords.bytes;
import static io.cordon.detect.panes.PaneRecords.record;
import static io.cordon.detect.panes.PaneRecords.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a record's bytes lie in panes. */
class PaneSpreadTest {

    private static List<Long> spread(long start, long end, long bytes) {
        PaneExhibit exhibit = new PaneExhibit(bytes(1), EDGE);
        exhibit.add(record(start, end, bytes));
        List<Long> shares = new ArrayList<>();
        exhibit.lines(Long.MIN_VALUE, Long.MAX_VALUE).forEach(line -> shares.add(line.bytes()));
        return shares;
    }

    @Test
    void theRemainderGoesToTheLastPane() {
        assertThat(spread(EDGE, EDGE + 2 * PANE, 11)).containsExactly(3L, 3L, 5L);
    }

    @Test
    void bothEndsAreClosed() {
        assertThat(spread(EDGE, EDGE + PANE - 1, 10)).containsExactly(10L);
        assertThat(spread(EDGE, EDGE + PANE, 10)).containsExactly(5L, 5L);
        assertThat(spread(EDGE - 1, EDGE, 10)).containsExactly(5L, 5L);
    }

    @Test
    void aRecordThatEndsBeforeItStartsIsAPoint() {
        assertThat(spread(EDGE + 5 * PANE, EDGE, 10)).containsExactly(10L);
    }

    @Test
    void exactlyThreeHundredSecondsAreSpreadWhole() {
        assertThat(spread(EDGE, EDGE + 300 * SECOND, 310)).hasSize(31).containsOnly(10L);
        assertThat(
                        verdict(bytes(1), List.of(record(EDGE, EDGE + 300 * SECOND, 310)), EDGE)
                                .orElseThrow()
                                .estimated())
                .isFalse();
    }

    @Test
    void ofALongerRecordTheLastThreeHundredSecondsCarryEverything() {
        long end = EDGE + 301 * SECOND;
        PaneVerdict verdict =
                verdict(bytes(1), List.of(record(EDGE - 3600 * SECOND, end, 310)), EDGE)
                        .orElseThrow();

        assertThat(spread(EDGE - 3600 * SECOND, end, 310)).hasSize(31).containsOnly(10L);
        assertThat(verdict.estimated()).isTrue();
        assertThat(verdict.confidence().text()).isEqualTo("medium");
    }

    @Test
    void samplingScalesBeforeItIsSpread() {
        PaneExhibit exhibit = new PaneExhibit(bytes(1), EDGE);
        exhibit.add(record("one", EDGE, EDGE + 2 * PANE, 11, 1, 100));

        assertThat(exhibit.lines(Long.MIN_VALUE, Long.MAX_VALUE))
                .extracting(PaneExhibit.PaneLine::bytes)
                .containsExactly(366L, 366L, 368L);
    }

    @Test
    void sumsStopAtTheLargestNumber() {
        Traffic much = new Traffic(Long.MAX_VALUE - 1, 1, 1);

        assertThat(much.plus(much).bytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(much.times(3).bytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(new Traffic(1L << 40, 1, 1).times(1L << 40).bytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(new Traffic(5, 1, 1).times(7)).isEqualTo(new Traffic(35, 7, 7));
    }
}
