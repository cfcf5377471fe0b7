package io.cordon.detect.scan.horizontal;

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

/** Flows to ports that IoT malware spreads by, about their initiator. */
public final class HorizontalScanDetector implements FlowDetector {

    /** Rule id. */
    public static final String ID = "SCAN-HORIZONTAL";

    private static final int TCP = 6;

    private static final Mismatch NO_TCP = new Mismatch("the transport is not TCP");
    private static final Mismatch OTHER_PORT =
            new Mismatch("the destination port is not one of the rule's");
    private static final Mismatch NO_OPENING =
            new Mismatch("it is a one-way record that does not open a connection");

    private final RuleProfile profile;
    private final HorizontalScanRule rule;
    private final Networks networks;

    /** A detector with the operator's thresholds. */
    public HorizontalScanDetector(Parameters parameters, Scope scope) {
        this.rule = HorizontalScanRule.of(parameters);
        this.networks = scope.networks();
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Horizontal scan",
                                        List.of("network"),
                                        List.of("T1046", "T1595.001"))
                                .ics("T0846")
                                .etsi("5.6-1")
                                .advising(
                                        "The operator of the source's network tells the owner of the scanning host; owners of what was scanned close what need not be reachable."),
                        List.of("source"),
                        rule.counting(),
                        new EvidenceFields("destination.ip", null, "destination.port", null),
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
        if (!rule.ports().contains(flow.getDestinationPort())) {
            return OTHER_PORT;
        }
        if (!flow.getInitiatorKnown() && !TcpFlags.opens(flow.getTcpFlags())) {
            return NO_OPENING;
        }
        IpAddress source = IpAddress.of(flow.getSourceAddress());
        IpAddress destination = IpAddress.of(flow.getDestinationAddress());
        // From outside it is weather; from inside it is an infected device.
        boolean ours = networks.ours(source);
        return new Match(
                Subject.source(source),
                new Observation(
                        Sighting.of(
                                flow.getEndTime(),
                                flow.getSensor(),
                                flow.getVantage(),
                                destination,
                                flow.getDestinationPort(),
                                null),
                        Contribution.of(ours ? Severity.MEDIUM : Severity.LOW)
                                .marked(Mark.of(destination))));
    }

    @Override
    public FlowGate gate() {
        return new TcpPorts(rule.ports());
    }
}
