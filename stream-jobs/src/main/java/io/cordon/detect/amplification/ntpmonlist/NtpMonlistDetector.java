package io.cordon.detect.amplification.ntpmonlist;

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
import org.jspecify.annotations.Nullable;

/** Flows in which somebody queries a time server's tables, or gets more than a time from it. */
public final class NtpMonlistDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "AMP-NTP-MONLIST";

    private static final int UDP = 17;
    private static final int NTP = 123;
    private static final int CONTROL = 6;
    private static final int PRIVATE = 7;

    private static final FlowGate GATE =
            flow ->
                    flow.transport() == UDP
                            && (flow.destinationPort() == NTP || flow.sourcePort() == NTP);

    private static final Mismatch OTHER_TRAFFIC = new Mismatch("it is not UDP from or to port 123");
    private static final Mismatch DECOY = new Mismatch("it was seen by a honeypot");
    private static final Mismatch PLAIN =
            new Mismatch("it has neither a query of mode 6 or 7 nor large answers from port 123");
    private static final Mismatch NOT_OURS = new Mismatch("the server is not ours");
    private static final Mismatch CLIENT_INSIDE = new Mismatch("the client is ours");

    private final RuleProfile profile;
    private final NtpMonlistRule rule;
    private final Networks networks;
    private final RecordHead head = new RecordHead();

    /** A detector with the operator's threshold and networks. */
    public NtpMonlistDetector(Parameters parameters, Scope scope) {
        this.rule = NtpMonlistRule.of(parameters);
        this.networks = scope.networks();
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Time server answers monlist or control queries",
                                        List.of("network"),
                                        List.of("T1498.002"))
                                .ics("T0814")
                                .etsi("5.6-1")
                                .advising(
                                        "The owner updates ntpd or sets 'restrict default noquery' and 'disable monitor'; the operator can drop UDP from port 123 with more than 200 bytes of payload; the maker ships time services without queries."),
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
    public FlowGate gate() {
        return GATE;
    }

    @Override
    public boolean mayMatch(FlowHead flow) {
        // The mode lies at the end of the record: ask whose server it is first.
        if (networks.given()
                && !mayBeOurs(flow, Side.DESTINATION)
                && !mayBeOurs(flow, Side.SOURCE)) {
            return false;
        }
        return server(flow) != null;
    }

    private boolean mayBeOurs(FlowHead flow, Side side) {
        return side.port(flow) == NTP && networks.ours(side.high(flow), side.low(flow));
    }

    /** The side that is queried or answers large; null when neither is seen. */
    private @Nullable Side server(FlowHead flow) {
        int mode = flow.ntpMode();
        if (mode == CONTROL || mode == PRIVATE) {
            return flow.destinationPort() == NTP ? Side.DESTINATION : Side.SOURCE;
        }
        Side answering =
                flow.sourcePort() == NTP && flow.destinationPackets() <= 0
                        ? Side.SOURCE
                        : flow.destinationPort() == NTP ? Side.DESTINATION : null;
        return answering != null && answering.meanPayloadAbove(flow, rule.payload())
                ? answering
                : null;
    }

    @Override
    public Judgement judge(Flow record) {
        head.of(record);
        if (!GATE.admits(head)) {
            return OTHER_TRAFFIC;
        }
        if (head.honeypot()) {
            return DECOY;
        }
        Side server = server(head);
        if (server == null) {
            return PLAIN;
        }
        IpAddress device = server.address(head);
        if (networks.given() && !networks.ours(device)) {
            return NOT_OURS;
        }
        IpAddress client = server.other().address(head);
        if (networks.ours(client)) {
            return CLIENT_INSIDE;
        }
        return new Match(
                Subject.device(server == Side.DESTINATION ? record.getDeviceId() : null, device),
                new Observation(
                        Sighting.of(
                                record.getEndTime(),
                                record.getSensor(),
                                record.getVantage(),
                                client,
                                NTP,
                                null),
                        contribution(server).marked(Mark.of(client))));
    }

    private Contribution contribution(Side server) {
        if (server.packets(head) == 0) {
            return Contribution.of(Severity.LOW).graded(Confidence.LOW);
        }
        return Contribution.of(Severity.MEDIUM)
                .graded(head.ntpMode() == PRIVATE ? Confidence.HIGH : Confidence.MEDIUM);
    }
}
