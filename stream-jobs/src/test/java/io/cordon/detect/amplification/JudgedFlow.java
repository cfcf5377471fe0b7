package io.cordon.detect.amplification;

import io.cordon.detect.Detector;
import io.cordon.detect.FlowJudge;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.RecordHead;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.Assets;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.TrustedRecords;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A flow between somebody outside and a device of ours, and what is said of it. */
final class JudgedFlow {

    static {
        TrustedRecords.install();
    }

    /** Two addresses of one family, the second ours. */
    record Sides(String outside, String ours) {}

    static final List<Sides> FAMILIES =
            List.of(
                    new Sides("203.0.113.7", "192.0.2.9"),
                    new Sides("2001:db8:f::7", "2001:db8:1::9"));

    static final Networks OURS =
            new Networks(
                    List.of(IpPrefix.parse("192.0.2.0/24"), IpPrefix.parse("2001:db8:1::/48")));
    static final Networks NONE = new Networks(List.of());
    static final AmplifierTable TABLE = AmplifierTable.builtIn();

    private JudgedFlow() {}

    static Scope scope(Networks networks) {
        return new Scope(networks, DefaultLists.of(Map.of()), Assets.NONE);
    }

    static <D extends Detector> D detector(
            BiFunction<Parameters, Scope, D> rule, String id, Networks networks) {
        return rule.apply(new Parameters(id, Map.of()), scope(networks));
    }

    /** A UDP flow as seen in the network, of unknown initiator and with nothing sent. */
    static Flow udp(
            String source,
            int sourcePort,
            String destination,
            int destinationPort,
            Consumer<Flow> more) {
        Flow flow =
                Flow.newBuilder()
                        .setTransport(17)
                        .setDestinationPort(destinationPort)
                        .setSourcePort(sourcePort)
                        .setInitiatorKnown(false)
                        .setSourceAddress(IpAddress.parse(source).toAvro())
                        .setDestinationAddress(IpAddress.parse(destination).toAvro())
                        .setStartTime(1_000_000)
                        .setEndTime(2_000_000)
                        .setTenant("default")
                        .setSensor("netflow")
                        .setVantage(Vantage.NETWORK)
                        .setDataset("netflow.v9")
                        .build();
        more.accept(flow);
        return flow;
    }

    static void sent(Flow flow, @Nullable Long bytes, @Nullable Long packets) {
        flow.setSourceBytes(bytes);
        flow.setSourcePackets(packets);
    }

    static void answered(Flow flow, @Nullable Long bytes, @Nullable Long packets) {
        flow.setDestinationBytes(bytes);
        flow.setDestinationPackets(packets);
    }

    /** What the judge says; what it matches, its head must let through. */
    static Judgement judge(FlowJudge judge, Flow flow) {
        Judgement judgement = judge.judge(flow);
        RecordHead head = new RecordHead().of(flow);
        if (judgement instanceof Match && !(judge.gate().admits(head) && judge.mayMatch(head))) {
            throw new AssertionError("it matches what it rules out beforehand: " + flow);
        }
        return judgement;
    }

    static Match match(FlowJudge judge, Flow flow) {
        if (judge(judge, flow) instanceof Match match) {
            return match;
        }
        throw new AssertionError("no match: " + judge.judge(flow));
    }

    static String mismatch(FlowJudge judge, Flow flow) {
        if (judge(judge, flow) instanceof Mismatch mismatch) {
            return mismatch.condition();
        }
        throw new AssertionError("a match: " + judge.judge(flow));
    }
}
