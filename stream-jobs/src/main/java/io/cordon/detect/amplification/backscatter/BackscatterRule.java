package io.cordon.detect.amplification.backscatter;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.panes.LastingClause;
import io.cordon.detect.panes.Outcome;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneTerm;
import io.cordon.detect.panes.Tier;
import io.cordon.detect.panes.TotalClause;
import io.cordon.schema.finding.Severity;
import java.util.List;

/**
 * Thresholds of AMP-BACKSCATTER.
 *
 * @param packetsPerMinute packets within six panes
 * @param packets packets within thirty panes
 * @param panesApart panes between the first and the last touched of the thirty
 */
record BackscatterRule(int packetsPerMinute, int packets, int panesApart) {

    private static final int MINUTE = 6;
    private static final int FIVE_MINUTES = 30;

    private static final PaneTerm.Value SENT = (window, port) -> window.out().packets();

    /** Somebody may send such packets by themselves. */
    private static final Outcome ATTACKED =
            new Outcome(Tier.NONE, Severity.MEDIUM, Confidence.MEDIUM);

    static BackscatterRule of(Parameters parameters) {
        return new BackscatterRule(
                parameters.number("packetsPerMinute", 30, 1, 99_999),
                parameters.number("packets", 25, 1, 99_999),
                parameters.number("panesApart", 6, 0, 29));
    }

    PaneRule panes() {
        return PaneRule.volume(
                new LastingClause(
                        new TotalClause(
                                MINUTE,
                                List.of(PaneTerm.atLeast(packetsPerMinute, "packets", SENT)),
                                ATTACKED),
                        new TotalClause(
                                FIVE_MINUTES,
                                List.of(
                                        PaneTerm.atLeast(packets, "packets", SENT),
                                        PaneTerm.atLeast(
                                                panesApart,
                                                "panes between first and last",
                                                (window, port) -> window.spanned())),
                                ATTACKED)));
    }
}
