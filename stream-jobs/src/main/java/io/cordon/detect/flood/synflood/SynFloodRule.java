package io.cordon.detect.flood.synflood;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.panes.Outcome;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneTerm;
import io.cordon.detect.panes.PaneWindow;
import io.cordon.detect.panes.Tier;
import io.cordon.detect.panes.VectorClause;
import io.cordon.schema.finding.Severity;
import java.util.List;

/**
 * Thresholds of DOS-SYN-FLOOD.
 *
 * @param sources distinct sources that opened a connection to one port in one pane
 * @param donePercent fewer than so many in a hundred of all sources finished the handshake
 */
record SynFloodRule(int sources, int donePercent) {

    /** Of the sources that finish one in so many is looked at. */
    static final int SAMPLE = 256;

    /** A scan of a victim's ports in the same pane must not push out the port that is flooded. */
    private static final int PORTS = 1024;

    static SynFloodRule of(Parameters parameters) {
        return new SynFloodRule(
                parameters.number("sources", 1000, 1, 99_999),
                parameters.number("donePercent", 5, 1, 100));
    }

    PaneRule panes() {
        PaneTerm unfinished =
                new PaneTerm(
                        "fewer than " + donePercent + " % of all sources finish, estimated",
                        "(" + donePercent + " x opened, against those that finish)",
                        (window, port) -> donePercent * window.first(port),
                        (window, port) ->
                                (long) SAMPLE * (100 - donePercent) * window.second(port) + 1);
        return PaneRule.ratio(
                        new VectorClause(
                                1,
                                port -> true,
                                "one destination port",
                                List.of(
                                        PaneTerm.atLeast(
                                                sources,
                                                "sources that open and do not finish",
                                                PaneWindow::first),
                                        unfinished),
                                new Outcome(Tier.NONE, Severity.HIGH, Confidence.HIGH)))
                .keeping(PaneRule.ALL_MARKS, PaneRule.ALL_MARKS)
                .vectors(PORTS)
                .whenSampled(Confidence.MEDIUM);
    }
}
