package io.cordon.detect.amplification.backscatter;

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
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;

/** Answers to decoys that asked nothing, about who sends them. */
public final class BackscatterDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "AMP-BACKSCATTER";

    private static final Mismatch NO_DECOY = new Mismatch("it was not seen by a honeypot");
    private static final Mismatch NO_ANSWER =
            new Mismatch("it is no one-way answer of TCP and no ICMP message that answers");

    private final RuleProfile profile;
    private final RecordHead head = new RecordHead();

    /** A detector with the operator's thresholds. */
    public BackscatterDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Backscatter of an attack with forged senders",
                                        List.of("network"),
                                        List.of("T1498"))
                                .ics("T0814")
                                .advising(
                                        "The victim's operator filters the attacked service or has it scrubbed; if the victim is ours, look for DOS-SYN-FLOOD and DOS-VOLUME beside it."),
                        List.of("victim"),
                        BackscatterRule.of(parameters).panes(),
                        new EvidenceFields("destination.ip", null, "source.port", null),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public FlowGate gate() {
        return Backscatter.GATE;
    }

    @Override
    public boolean mayMatch(FlowHead flow) {
        return Backscatter.answers(flow) && flow.honeypot();
    }

    @Override
    public Judgement judge(Flow flow) {
        head.of(flow);
        if (!head.honeypot()) {
            return NO_DECOY;
        }
        if (!Backscatter.answers(head)) {
            return NO_ANSWER;
        }
        IpAddress destination = Side.DESTINATION.address(head);
        return new PaneMatch(
                Subject.victim(Side.SOURCE.address(head)),
                new PaneObservation(
                        new Seen(
                                flow.getStartTime(),
                                flow.getEndTime(),
                                flow.getSensor(),
                                flow.getVantage(),
                                flow.getSamplingRate(),
                                destination,
                                null,
                                flow.getTransport() == Backscatter.TCP ? flow.getSourcePort() : -1),
                        0,
                        true,
                        Side.SOURCE.traffic(head),
                        null,
                        null,
                        null,
                        Mark.of(destination)));
    }
}
