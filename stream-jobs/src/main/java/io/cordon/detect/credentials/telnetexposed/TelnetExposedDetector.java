package io.cordon.detect.credentials.telnetexposed;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.FlowDetector;
import io.cordon.detect.FlowGate;
import io.cordon.detect.FlowGate.TcpPorts;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.TcpFlags;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.Set;

/** Flows in which a device completed a telnet handshake with the outside. */
public final class TelnetExposedDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "CRED-TELNET-EXPOSED";

    private static final int TCP = 6;

    /** Zeek states in which the responder completed the handshake. */
    private static final Set<String> ANSWERED = Set.of("SF", "S1", "S2", "S3", "RSTO", "RSTR");

    private static final Mismatch NO_TCP = new Mismatch("the transport is not TCP");
    private static final Mismatch NO_TELNET = new Mismatch("no side has a telnet port");
    private static final Mismatch DECOY = new Mismatch("it was seen by a honeypot");
    private static final Mismatch NO_HANDSHAKE =
            new Mismatch("the responder is not seen to complete the handshake");
    private static final Mismatch INITIATOR_INSIDE = new Mismatch("the initiator is not outside");
    private static final Mismatch RESPONDER_OUTSIDE = new Mismatch("the responder is not ours");

    private final RuleProfile profile;
    private final TelnetExposedRule rule;
    private final Networks networks;

    /** A detector with the operator's ports and networks. */
    public TelnetExposedDetector(Parameters parameters, Scope scope) {
        this.rule = TelnetExposedRule.of(parameters);
        this.networks = scope.networks();
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Telnet reachable from outside",
                                        List.of("network"),
                                        List.of("T1133", "T1021"))
                                .ics("T0883", "T0822", "T0886")
                                .etsi("5.6-1", "5.5-7", "5.5-5")
                                .advising(
                                        "The owner or operator closes ports 23 and 2323 towards the Internet; the maker ships devices with Telnet off."),
                        List.of("device"),
                        CountingRule.posture(),
                        new EvidenceFields("source.ip", null, "destination.port", null),
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(Flow flow) {
        if (flow.getTransport() != TCP) {
            return NO_TCP;
        }
        if (rule.ports().contains(flow.getDestinationPort()) && answered(flow)) {
            return judge(flow, flow.getSourceAddress(), flow.getDestinationAddress(), false);
        }
        // A one-way record of the answer: its sender is the responder.
        if (!flow.getInitiatorKnown()
                && rule.ports().contains(flow.getSourcePort())
                && TcpFlags.accepts(flow.getTcpFlags())) {
            return judge(flow, flow.getDestinationAddress(), flow.getSourceAddress(), true);
        }
        return rule.ports().contains(flow.getDestinationPort())
                        || rule.ports().contains(flow.getSourcePort())
                ? NO_HANDSHAKE
                : NO_TELNET;
    }

    private static boolean answered(Flow flow) {
        return flow.getConnectionState() != null
                ? ANSWERED.contains(flow.getConnectionState())
                : TcpFlags.accepts(flow.getTcpFlagsReverse());
    }

    private Judgement judge(Flow flow, Address from, Address to, boolean answer) {
        if (flow.getVantage() == Vantage.HONEYPOT) {
            return DECOY;
        }
        IpAddress initiator = IpAddress.of(from);
        if (!networks.outside(initiator)) {
            return INITIATOR_INSIDE;
        }
        IpAddress responder = IpAddress.of(to);
        if (networks.given() && !networks.ours(responder)) {
            return RESPONDER_OUTSIDE;
        }
        return new Match(
                Subject.device(flow.getDeviceId(), responder),
                new Observation(
                        Sighting.of(
                                flow.getEndTime(),
                                flow.getSensor(),
                                flow.getVantage(),
                                initiator,
                                answer ? flow.getSourcePort() : flow.getDestinationPort(),
                                null),
                        Contribution.of(Severity.MEDIUM)));
    }

    @Override
    public FlowGate gate() {
        return new TcpPorts(rule.ports());
    }
}
