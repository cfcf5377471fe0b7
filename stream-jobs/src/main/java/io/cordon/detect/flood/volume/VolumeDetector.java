package io.cordon.detect.flood.volume;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.FlowDetector;
import io.cordon.detect.FlowGate;
import io.cordon.detect.FlowHead;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Judgement.PaneMatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.RecordHead;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.amplification.Side;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.panes.PaneObservation;
import io.cordon.detect.panes.PaneObservation.Seen;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;

/** Large flows of any kind, about who gets them. */
public final class VolumeDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "DOS-VOLUME";

    private static final Mismatch SMALL = new Mismatch("it is too small to be looked at");
    private static final Mismatch DECOY = new Mismatch("it was seen by a honeypot");
    private static final Mismatch NOT_OURS = new Mismatch("the destination is not ours");

    private final RuleProfile profile;
    private final VolumeRule rule;
    private final Networks networks;
    private final RecordHead head = new RecordHead();

    /** A detector with the operator's thresholds. */
    public VolumeDetector(Parameters parameters, Scope scope) {
        this.rule = VolumeRule.of(parameters);
        this.networks = scope.networks();
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Flood of packets or bytes",
                                        List.of("network"),
                                        List.of("T1498"))
                                .ics("T0814")
                                .advising(
                                        "The operator rate-limits or drops the listed sources and destination ports to {target} (flowspec), or discards all traffic to {target} (RTBH)."),
                        List.of("victim"),
                        rule.panes(),
                        new EvidenceFields("source.ip", null, "destination.port", null),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public FlowGate gate() {
        return FlowGate.EVERY;
    }

    @Override
    public boolean mayMatch(FlowHead flow) {
        return rule.matters(flow) && !flow.honeypot() && ours(flow);
    }

    private boolean ours(FlowHead flow) {
        return !networks.given() || networks.ours(flow.destinationHigh(), flow.destinationLow());
    }

    @Override
    public Judgement judge(Flow flow) {
        head.of(flow);
        if (!rule.matters(head)) {
            return SMALL;
        }
        if (head.honeypot()) {
            return DECOY;
        }
        if (!ours(head)) {
            return NOT_OURS;
        }
        IpAddress source = Side.SOURCE.address(head);
        return new PaneMatch(
                Subject.victim(Side.DESTINATION.address(head)),
                new PaneObservation(
                        new Seen(
                                flow.getStartTime(),
                                flow.getEndTime(),
                                flow.getSensor(),
                                flow.getVantage(),
                                flow.getSamplingRate(),
                                source,
                                null,
                                flow.getDestinationPort()),
                        0,
                        true,
                        Side.SOURCE.traffic(head),
                        null,
                        null,
                        null,
                        Mark.of(source)));
    }
}
