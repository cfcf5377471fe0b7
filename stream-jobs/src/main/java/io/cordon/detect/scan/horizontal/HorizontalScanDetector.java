package io.cordon.detect.scan.horizontal;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.FlowDetector;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.PortSet;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.TcpFlags;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
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

    private final RuleProfile<Flow> profile;
    private final HorizontalScanRule rule;

    /** A detector with the operator's thresholds. */
    public HorizontalScanDetector(Parameters parameters, Scope scope) {
        this.rule = HorizontalScanRule.of(parameters);
        this.profile =
                new RuleProfile<>(
                        ID,
                        new RuleLabels(
                                "Horizontal scan",
                                List.of("network"),
                                List.of("T1046", "T1595.001")),
                        Flow.class,
                        rule.counting(),
                        new EvidenceFields("destination.ip", "destination.port", null),
                        parameters);
    }

    @Override
    public RuleProfile<Flow> profile() {
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
        IpAddress destination = IpAddress.of(flow.getDestinationAddress());
        return new Match(
                Subject.source(IpAddress.of(flow.getSourceAddress())),
                new Observation(
                        flow.getEndTime(),
                        1,
                        true,
                        Mark.of(destination),
                        flow.getSensor(),
                        flow.getVantage(),
                        destination,
                        flow.getDestinationPort(),
                        null));
    }

    @Override
    public PortSet ports() {
        return rule.ports();
    }
}
