package io.cordon.detect.scan.mirai;

import io.cordon.detect.Detector;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.FlowGate;
import io.cordon.detect.FlowGate.TcpPorts;
import io.cordon.detect.FlowJudge;
import io.cordon.detect.Judge;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.PortSet;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.TcpFlags;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;

/** What the botnet of 2016 and its heirs do: knock on ports 23 and 2323, and try its dictionary. */
public final class MiraiDetector implements Detector, FlowJudge {

    /** Rule id. */
    public static final String ID = "SCAN-MIRAI";

    private static final int TCP = 6;
    private static final int TELNET = 23;
    private static final int TELNET_TOO = 2323;

    private static final PortSet PORTS = new PortSet(List.of(TELNET, TELNET_TOO));

    private static final Mismatch NO_TCP = new Mismatch("the transport is not TCP");
    private static final Mismatch OTHER_PORT =
            new Mismatch("the destination port is neither 23 nor 2323");
    private static final Mismatch NO_OPENING =
            new Mismatch("it is a one-way record that does not open a connection");

    private final RuleProfile profile;
    private final DictionaryJudge dictionary = new DictionaryJudge();

    /** A detector with the operator's thresholds. */
    public MiraiDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Telnet botnet spreading",
                                        List.of("network", "intrusion_detection"),
                                        List.of("T1046", "T1595.001", "T1110.001"))
                                .ics("T0846", "T0812")
                                .etsi("5.1-1", "5.3-15")
                                .advising(
                                        "The owner cuts the device off, restarts it and sets a password of its own; the operator of the source's network can tell the owner which device it is."),
                        List.of("source"),
                        MiraiRule.of(parameters).counting(),
                        EvidenceFields.OF_CLIENT,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public List<Judge<?>> judges() {
        return List.of(this, dictionary);
    }

    @Override
    public FlowGate gate() {
        return new TcpPorts(PORTS);
    }

    @Override
    public Judgement judge(Flow flow) {
        if (flow.getTransport() != TCP) {
            return NO_TCP;
        }
        int port = flow.getDestinationPort();
        if (!PORTS.contains(port)) {
            return OTHER_PORT;
        }
        if (!flow.getInitiatorKnown() && !TcpFlags.opens(flow.getTcpFlags())) {
            return NO_OPENING;
        }
        IpAddress destination = IpAddress.of(flow.getDestinationAddress());
        return new Match(
                Subject.source(IpAddress.of(flow.getSourceAddress())),
                new Observation(
                        Sighting.of(
                                flow.getEndTime(),
                                flow.getSensor(),
                                flow.getVantage(),
                                destination,
                                port,
                                null),
                        Contribution.of(Severity.HIGH)
                                .in(port == TELNET ? MiraiRule.PORT_23 : MiraiRule.PORT_2323)
                                .marked(Mark.of(destination))));
    }
}
