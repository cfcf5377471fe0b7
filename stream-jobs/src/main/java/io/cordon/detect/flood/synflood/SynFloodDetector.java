package io.cordon.detect.flood.synflood;

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
import io.cordon.detect.panes.Traffic;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;

/** Connections that are opened and not finished, about who is asked for them. */
public final class SynFloodDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "DOS-SYN-FLOOD";

    private static final Mismatch DECOY = new Mismatch("it was seen by a honeypot");
    private static final Mismatch OTHER =
            new Mismatch("it neither opens a connection in vain nor finishes one");
    private static final Mismatch UNSAMPLED =
            new Mismatch("it finishes a connection, and its source is not in the sample");

    private final RuleProfile profile;
    private final RecordHead head = new RecordHead();

    /** A detector with the operator's thresholds. */
    public SynFloodDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels("SYN flood", List.of("network"), List.of("T1498"))
                                .ics("T0814")
                                .advising(
                                        "The owner turns on SYN cookies; the operator rate-limits {openings} (flowspec). Senders are forged: do not block them one by one."),
                        List.of("victim"),
                        SynFloodRule.of(parameters).panes(),
                        new EvidenceFields("source.ip", null, "destination.port", null),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public FlowGate gate() {
        return FlowGate.TCP;
    }

    @Override
    public boolean mayMatch(FlowHead flow) {
        Handshake handshake = Handshake.of(flow);
        return handshake == Handshake.OPEN
                ? !flow.honeypot()
                : handshake == Handshake.DONE
                        && Handshake.sampled(flow.sourceHigh(), flow.sourceLow())
                        && !flow.honeypot();
    }

    @Override
    public Judgement judge(Flow flow) {
        head.of(flow);
        if (head.honeypot()) {
            return DECOY;
        }
        Handshake handshake = Handshake.of(head);
        if (handshake == Handshake.OTHER) {
            return OTHER;
        }
        boolean open = handshake == Handshake.OPEN;
        if (!open && !Handshake.sampled(head.sourceHigh(), head.sourceLow())) {
            return UNSAMPLED;
        }
        IpAddress source = Side.SOURCE.address(head);
        Mark mark = Mark.of(source);
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
                        flow.getDestinationPort(),
                        open,
                        open ? Side.SOURCE.traffic(head) : Traffic.NONE,
                        null,
                        open ? mark : null,
                        open ? null : mark,
                        open ? mark : null));
    }
}
