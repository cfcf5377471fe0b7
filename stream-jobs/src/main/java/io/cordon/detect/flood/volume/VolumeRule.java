package io.cordon.detect.flood.volume;

import io.cordon.detect.FlowHead;
import io.cordon.detect.Parameters;
import io.cordon.detect.amplification.Side;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.panes.Outcome;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneTerm;
import io.cordon.detect.panes.Tier;
import io.cordon.detect.panes.TotalClause;
import io.cordon.schema.finding.Severity;
import java.util.List;

/**
 * Thresholds of DOS-VOLUME.
 *
 * @param packetsPerSecond packets a second in one pane
 * @param mbps megabits a second in one pane
 */
record VolumeRule(int packetsPerSecond, int mbps) {

    private static final long PANE_SECONDS = 10;
    private static final long BYTES_OF_MEGABIT = 125_000;

    /** Of a pane's threshold a record has at least one part in so many, or is not looked at. */
    private static final long PARTS = 100;

    /** Much traffic is no attack by itself. */
    private static final Outcome FLOOD = new Outcome(Tier.NONE, Severity.HIGH, Confidence.MEDIUM);

    static VolumeRule of(Parameters parameters) {
        return new VolumeRule(
                parameters.number("packetsPerSecond", 20_000, 1, 99_999),
                parameters.number("mbps", 1000, 1, 99_999));
    }

    private long packets() {
        return packetsPerSecond * PANE_SECONDS;
    }

    private long bytes() {
        return mbps * BYTES_OF_MEGABIT * PANE_SECONDS;
    }

    /** False for records too small to look at. */
    boolean matters(FlowHead flow) {
        return Side.SOURCE.scaledPackets(flow) >= packets() / PARTS
                || Side.SOURCE.scaledBytes(flow) >= bytes() / PARTS;
    }

    PaneRule panes() {
        return PaneRule.volume(
                new TotalClause(
                        1,
                        List.of(
                                PaneTerm.atLeast(
                                        packets(),
                                        "packets (" + packetsPerSecond + " a second)",
                                        (window, port) -> window.out().packets())),
                        FLOOD),
                new TotalClause(
                        1,
                        List.of(
                                PaneTerm.atLeast(
                                        bytes(),
                                        "bytes (" + mbps + " Mbit/s)",
                                        (window, port) -> window.out().bytes())),
                        FLOOD));
    }
}
