package io.cordon.detect.amplification.honeypot;

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
import io.cordon.detect.amplification.AmplifierGate;
import io.cordon.detect.amplification.Side;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.scope.Amplifiers;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;

/** Questions to decoys of amplifying services: who seems to ask is who gets the answers. */
public final class AmpHoneypotDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "AMP-HONEYPOT";

    private static final int UDP = 17;

    private static final Mismatch NO_UDP = new Mismatch("the transport is not UDP");
    private static final Mismatch NO_DECOY = new Mismatch("it was not seen by a honeypot");
    private static final Mismatch OTHER_PORT =
            new Mismatch("the destination port is not in the port table");
    private static final Mismatch NOTHING_SENT = new Mismatch("the source sent no packet");

    private final RuleProfile profile;
    private final Amplifiers amplifiers;
    private final FlowGate gate;
    private final RecordHead head = new RecordHead();

    /** A detector with the operator's thresholds and the port table in force. */
    public AmpHoneypotDetector(Parameters parameters, Scope scope) {
        this.amplifiers = scope.amplifiers();
        this.gate = new AmplifierGate(amplifiers);
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Victim of amplification, seen by decoys",
                                        List.of("network", "intrusion_detection"),
                                        List.of("T1498.002"))
                                .ics("T0814")
                                .advising(
                                        "The operator of the victim's network looks for answers from these UDP ports to the address and drops them at its edge (flowspec: UDP, source port as in the evidence, to the victim); nobody blocks the victim as an attacker, since its address was forged."),
                        List.of("victim"),
                        AmpHoneypotRule.of(parameters).counting(),
                        new EvidenceFields("destination.ip", null, "destination.port", null),
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
        return amplifiers.table().vector(flow.destinationPort())
                && flow.sourcePackets() != 0
                && flow.honeypot();
    }

    @Override
    public Judgement judge(Flow record) {
        head.of(record);
        if (head.transport() != UDP) {
            return NO_UDP;
        }
        int port = head.destinationPort();
        if (!amplifiers.table().vector(port)) {
            return OTHER_PORT;
        }
        if (!head.honeypot()) {
            return NO_DECOY;
        }
        // A log of packets gives no number: each line is one.
        long packets = head.sourcePackets() == FlowHead.NONE ? 1 : head.sourcePackets();
        if (packets <= 0) {
            return NOTHING_SENT;
        }
        return new Match(
                Subject.victim(Side.SOURCE.address(head)),
                new Observation(
                        Sighting.of(
                                record.getEndTime(),
                                record.getSensor(),
                                record.getVantage(),
                                Side.DESTINATION.address(head),
                                port,
                                null),
                        Contribution.of(Severity.MEDIUM)
                                .weighing(Math.min(packets, Contribution.MOST_WEIGHT))
                                .marked(new Mark(0, port))));
    }
}
