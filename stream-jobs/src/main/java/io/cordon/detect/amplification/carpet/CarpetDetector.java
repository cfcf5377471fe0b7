package io.cordon.detect.amplification.carpet;

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
import io.cordon.detect.amplification.AmplifierGate;
import io.cordon.detect.amplification.AttackLeg;
import io.cordon.detect.amplification.AttackQuestion;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.panes.PaneObservation;
import io.cordon.detect.scope.Amplifiers;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;

/** Answers that nobody asked for, about the network whose addresses get them. */
public final class CarpetDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "AMP-CARPET";

    private static final Mismatch NO_ANSWER =
            new Mismatch("it is no one-way answer from an amplifying port, and no fragments");

    private final RuleProfile profile;
    private final Amplifiers amplifiers;
    private final FlowGate gate;
    private final AttackQuestion question;
    private final RecordHead head = new RecordHead();

    /** A detector with the operator's thresholds. */
    public CarpetDetector(Parameters parameters, Scope scope) {
        this.amplifiers = scope.amplifiers();
        this.gate = new AmplifierGate(amplifiers);
        this.question = new AttackQuestion(amplifiers);
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Carpet of reflected answers over a network",
                                        List.of("network"),
                                        List.of("T1498.002"))
                                .ics("T0814")
                                .advising(
                                        "The operator has its upstream drop {answers} (flowspec), and black-holes nothing, since that completes the attack; owners of the reflectors close or rate-limit them."),
                        List.of("prefix"),
                        CarpetRule.of(parameters).panes(),
                        new EvidenceFields("source.ip", "destination.ip", "source.port", null),
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
        return question().mayMatch(flow);
    }

    @Override
    public AttackQuestion question() {
        return question;
    }

    @Override
    public Judgement judge(Flow flow) {
        head.of(flow);
        AttackLeg leg = AttackLeg.of(head, amplifiers.table());
        if (leg == null) {
            return NO_ANSWER;
        }
        IpAddress address = leg.victim(head);
        Mark victim = Mark.of(address);
        return new PaneMatch(
                Subject.network(address),
                new PaneObservation(
                        leg.seen(flow, head, address),
                        leg.vector(),
                        true,
                        leg.traffic(head),
                        null,
                        Mark.of(leg.sender(head)),
                        victim,
                        victim));
    }
}
