package io.cordon.detect.amplification.reflector;

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
import io.cordon.detect.amplification.ServiceLeg;
import io.cordon.detect.amplification.ServiceQuestion;
import io.cordon.detect.amplification.Side;
import io.cordon.detect.panes.PaneObservation;
import io.cordon.detect.panes.PaneObservation.Seen;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.Amplifiers;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Services of ours that send much to one client outside, about the pair of both. */
public final class ReflectorDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "AMP-REFLECTOR";

    private static final Mismatch NO_NETWORKS = new Mismatch("no networks are given");
    private static final Mismatch NO_SERVICE =
            new Mismatch("no amplifying service of ours answers or is asked from outside");
    private static final Mismatch CONVERSATION =
            new Mismatch("much traffic both ways is normal on its port");

    private final RuleProfile profile;

    private final Networks networks;
    private final Amplifiers amplifiers;
    private final FlowGate gate;
    private final ServiceQuestion question;
    private final RecordHead head = new RecordHead();

    /** A detector with the operator's thresholds. */
    public ReflectorDetector(Parameters parameters, Scope scope) {

        this.networks = scope.networks();
        this.amplifiers = scope.amplifiers();
        this.gate = new AmplifierGate(amplifiers);
        this.question = new ServiceQuestion(amplifiers, networks);
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Reflector of an attack",
                                        List.of("network"),
                                        List.of("T1498.002"))
                                .ics("T0814")
                                .etsi("5.6-1")
                                .advising(
                                        "The owner closes or rate-limits {services} on {device} towards the Internet; until then its operator drops {answers} at the edge (flowspec), stops forged source addresses (BCP 38) and warns the network of {target}, which is the victim."),
                        List.of("pair"),
                        ReflectorRule.of(parameters).panes(),
                        new EvidenceFields("source.ip", null, "destination.port", null),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Optional<String> inactive() {
        // Without networks it would accuse the servers that a host uses.
        return networks.given()
                ? Optional.empty()
                : Optional.of("no networks are given: name yours with --networks");
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
    public ServiceQuestion question() {
        return question;
    }

    @Override
    public Judgement judge(Flow flow) {
        if (!networks.given()) {
            return NO_NETWORKS;
        }
        AmplifierTable table = amplifiers.table();
        head.of(flow);
        @Nullable Side server = ServiceLeg.server(head, table, networks);
        if (server == null) {
            return NO_SERVICE;
        }
        int port = server.port(head);
        if (table.conversation(port)) {
            return CONVERSATION;
        }
        Side client = server.other();
        IpAddress asker = client.address(head);
        return new PaneMatch(
                Subject.pair(asker, server.address(head)),
                new PaneObservation(
                        new Seen(
                                flow.getStartTime(),
                                flow.getEndTime(),
                                flow.getSensor(),
                                flow.getVantage(),
                                flow.getSamplingRate(),
                                asker,
                                null,
                                port),
                        port,
                        true,
                        server.traffic(head),
                        client.traffic(head),
                        null,
                        null,
                        null));
    }
}
