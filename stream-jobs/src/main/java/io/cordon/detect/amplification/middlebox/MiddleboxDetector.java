package io.cordon.detect.amplification.middlebox;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.FlowDetector;
import io.cordon.detect.FlowGate;
import io.cordon.detect.FlowHead;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.RecordHead;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.TcpFlags;
import io.cordon.detect.amplification.Amount;
import io.cordon.detect.amplification.Side;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;

/** TCP flows in which much comes back although no handshake was answered. */
public final class MiddleboxDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "AMP-MIDDLEBOX";

    private static final int TCP = 6;

    private static final Mismatch OTHER_TRAFFIC =
            new Mismatch("it is not TCP to a port of the web");
    private static final Mismatch DECOY = new Mismatch("it was seen by a honeypot");
    private static final Mismatch SAMPLED =
            new Mismatch("it is sampled: flags that were not seen prove nothing");
    private static final Mismatch NO_OPENING = new Mismatch("the source is not seen to open");
    private static final Mismatch HANDSHAKE =
            new Mismatch("the answer holds the handshake, or neither reset, data nor end");
    private static final Mismatch LITTLE =
            new Mismatch("the answer is not so many times the question");
    private static final Mismatch INITIATOR_INSIDE = new Mismatch("the initiator is not outside");
    private static final Mismatch RESPONDER_OUTSIDE = new Mismatch("the responder is not ours");

    private final RuleProfile profile;
    private final MiddleboxRule rule;
    private final Networks networks;
    private final FlowGate gate;
    private final RecordHead head = new RecordHead();

    /** A detector with the operator's threshold and networks. */
    public MiddleboxDetector(Parameters parameters, Scope scope) {
        this.rule = MiddleboxRule.of(parameters);
        this.networks = scope.networks();
        this.gate =
                flow -> flow.transport() == TCP && rule.ports().contains(flow.destinationPort());
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Middlebox amplifies over TCP",
                                        List.of("network"),
                                        List.of("T1498.002"))
                                .ics("T0814")
                                .etsi("5.6-1")
                                .advising(
                                        "The operator of the firewall or filter stops it from answering connections that were never established, or limits what it injects; its maker mends it."),
                        List.of("device"),
                        CountingRule.posture().graded(Confidence.MEDIUM, Confidence.HIGH),
                        new EvidenceFields("source.ip", null, "destination.port", null),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public FlowGate gate() {
        return gate;
    }

    @Override
    public boolean mayMatch(FlowHead flow) {
        return TcpFlags.injected(flow.tcpFlagsReverse())
                && TcpFlags.opened(flow.tcpFlags())
                && amplifies(flow)
                && flow.samplingRate() == 1;
    }

    private boolean amplifies(FlowHead flow) {
        long sent = Side.SOURCE.bytes(flow);
        return sent > 0 && Side.DESTINATION.bytes(flow) >= Amount.times(sent, rule.factor());
    }

    @Override
    public Judgement judge(Flow record) {
        head.of(record);
        if (!gate.admits(head)) {
            return OTHER_TRAFFIC;
        }
        if (head.honeypot()) {
            return DECOY;
        }
        if (head.samplingRate() != 1) {
            return SAMPLED;
        }
        if (!TcpFlags.opened(head.tcpFlags())) {
            return NO_OPENING;
        }
        if (!TcpFlags.injected(head.tcpFlagsReverse())) {
            return HANDSHAKE;
        }
        if (!amplifies(head)) {
            return LITTLE;
        }
        IpAddress initiator = Side.SOURCE.address(head);
        if (!networks.outside(initiator)) {
            return INITIATOR_INSIDE;
        }
        IpAddress responder = Side.DESTINATION.address(head);
        if (networks.given() && !networks.ours(responder)) {
            return RESPONDER_OUTSIDE;
        }
        return new Match(
                Subject.device(record.getDeviceId(), responder),
                new Observation(
                        Sighting.of(
                                record.getEndTime(),
                                record.getSensor(),
                                record.getVantage(),
                                initiator,
                                head.destinationPort(),
                                null),
                        Contribution.of(Severity.MEDIUM)
                                .graded(
                                        TcpFlags.data(head.tcpFlagsReverse())
                                                ? Confidence.HIGH
                                                : Confidence.MEDIUM)
                                .marked(Mark.of(initiator))));
    }
}
