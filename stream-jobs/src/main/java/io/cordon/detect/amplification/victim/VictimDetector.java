package io.cordon.detect.amplification.victim;

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
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.Amplifiers;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;

/** Answers that nobody asked for, about the address that gets them. */
public final class VictimDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "AMP-VICTIM";

    private static final Mismatch NO_ANSWER =
            new Mismatch("it is no one-way answer from an amplifying port, and no fragments");

    private final RuleProfile profile;
    private final VictimRule rule;
    private final Amplifiers amplifiers;
    private final FlowGate gate;
    private final AttackQuestion question;
    private final RecordHead head = new RecordHead();

    /** A detector with the operator's thresholds. */
    public VictimDetector(Parameters parameters, Scope scope) {
        this.rule = VictimRule.of(parameters);
        this.amplifiers = scope.amplifiers();
        this.gate = new AmplifierGate(amplifiers);
        this.question = new AttackQuestion(amplifiers);
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Victim of reflected answers",
                                        List.of("network"),
                                        List.of("T1498.002"))
                                .ics("T0814")
                                .advising(
                                        "The operator has its upstream drop {answers} (flowspec), or discard all traffic to {target} (RTBH) when the line stays full; owners of the reflectors close or rate-limit them."),
                        List.of("victim"),
                        rule.panes(),
                        new EvidenceFields("source.ip", null, "source.port", null),
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
        AmplifierTable table = amplifiers.table();
        head.of(flow);
        AttackLeg leg = AttackLeg.of(head, table);
        if (leg == null) {
            return NO_ANSWER;
        }
        Mark reflector = Mark.of(leg.sender(head));
        return new PaneMatch(
                Subject.victim(leg.victim(head)),
                new PaneObservation(
                        leg.seen(flow, head, null),
                        leg.vector(),
                        true,
                        leg.traffic(head),
                        null,
                        reflector,
                        leg.telling(head, table, rule.largePayloadBytes()),
                        reflector));
    }
}
