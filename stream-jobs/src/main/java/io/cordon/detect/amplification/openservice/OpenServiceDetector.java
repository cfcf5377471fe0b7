package io.cordon.detect.amplification.openservice;

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
import io.cordon.detect.amplification.ServiceLeg;
import io.cordon.detect.amplification.Side;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.Amplifiers;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Flows in which a device of ours answers the outside on a port that amplifies. */
public final class OpenServiceDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "AMP-OPEN-SERVICE";

    private static final Mismatch NO_NETWORKS = new Mismatch("no networks are given");
    private static final Mismatch NO_SERVICE =
            new Mismatch("no amplifying service of ours takes part with the outside");
    private static final Mismatch OTHER_RULES =
            new Mismatch("an answer from this port alone is no finding, by the port table");
    private static final Mismatch NO_ANSWER = new Mismatch("the service sent nothing");

    private final RuleProfile profile;
    private final OpenServiceRule rule;
    private final Networks networks;
    private final Amplifiers amplifiers;
    private final FlowGate gate;
    private final RecordHead head = new RecordHead();

    /** A detector for the operator's networks and the port table in force. */
    public OpenServiceDetector(Parameters parameters, Scope scope) {
        this.rule = OpenServiceRule.of(parameters);
        this.networks = scope.networks();
        this.amplifiers = scope.amplifiers();
        this.gate = new AmplifierGate(amplifiers);
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Amplifying service open to the Internet",
                                        List.of("network"),
                                        List.of("T1498.002"))
                                .ics("T0814")
                                .etsi("5.6-1")
                                .advising(
                                        "The owner switches the service off towards the Internet; the operator can filter the UDP port for customers who need no such service; the maker ships it closed."),
                        List.of("device"),
                        CountingRule.posture()
                                .graded(Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH),
                        new EvidenceFields("source.ip", null, "destination.port", null),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Optional<String> inactive() {
        // Without networks every server that a host asks would be accused.
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
        AmplifierTable table = amplifiers.table();
        if (!table.openService(flow.destinationPort()) && !table.openService(flow.sourcePort())) {
            return false;
        }
        Side server = ServiceLeg.server(flow, table, networks);
        return server != null && serves(flow, server, table);
    }

    private static boolean serves(FlowHead flow, Side server, AmplifierTable table) {
        return table.openService(server.port(flow)) && server.packets(flow) > 0;
    }

    @Override
    public Judgement judge(Flow record) {
        if (!networks.given()) {
            return NO_NETWORKS;
        }
        head.of(record);
        AmplifierTable table = amplifiers.table();
        Side server = ServiceLeg.server(head, table, networks);
        if (server == null) {
            return NO_SERVICE;
        }
        if (!table.openService(server.port(head))) {
            return OTHER_RULES;
        }
        if (server.packets(head) == 0) {
            return NO_ANSWER;
        }
        return new Match(
                Subject.device(deviceId(record, server), server.address(head)),
                new Observation(
                        Sighting.of(
                                record.getEndTime(),
                                record.getSensor(),
                                record.getVantage(),
                                server.other().address(head),
                                server.port(head),
                                null),
                        Contribution.of(Severity.MEDIUM).graded(confidence(server))));
    }

    /** A record's device id names the responder. */
    private static @Nullable String deviceId(Flow record, Side server) {
        return server == Side.DESTINATION ? record.getDeviceId() : null;
    }

    private Confidence confidence(Side server) {
        if (server.other().packets(head) > 0) {
            return Confidence.HIGH;
        }
        return server.port(head) < rule.ephemeralFrom() ? Confidence.MEDIUM : Confidence.LOW;
    }
}
