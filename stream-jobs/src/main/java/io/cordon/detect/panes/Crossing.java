package io.cordon.detect.panes;

import io.cordon.detect.counting.Confidence;
import io.cordon.schema.finding.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * That a period met its rule's condition at one sensor.
 *
 * @param pane the earliest pane, starting in the period, at which a clause held
 * @param panes how many panes that clause looked at
 * @param outcome the worst of what held at any pane of the period
 */
record Crossing(long pane, int panes, Outcome outcome) {

    private static final Tier[] TIERS = Tier.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final Confidence[] CONFIDENCES = Confidence.values();

    /** The crossing with what held at one more pane; a pane that is asked again says more. */
    Crossing and(Crossing other) {
        Outcome worst = outcome.or(other.outcome);
        return other.pane <= pane
                ? new Crossing(other.pane, other.panes, worst)
                : new Crossing(pane, panes, worst);
    }

    /** First microsecond of the panes that crossed. */
    long start() {
        return (pane - panes + 1) * PaneRule.PANE;
    }

    /** Last microsecond of them. */
    long end() {
        return (pane + 1) * PaneRule.PANE - 1;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(pane);
        out.writeShort(panes);
        out.writeByte(outcome.tier().ordinal());
        out.writeByte(outcome.severity().ordinal());
        out.writeByte(outcome.most().ordinal());
    }

    static Crossing read(DataInput in) throws IOException {
        return new Crossing(
                in.readLong(),
                in.readUnsignedShort(),
                new Outcome(
                        TIERS[in.readUnsignedByte()],
                        SEVERITIES[in.readUnsignedByte()],
                        CONFIDENCES[in.readUnsignedByte()]));
    }
}
