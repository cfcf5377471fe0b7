package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.ownedBy;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.HOUR;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** AMP-HONEYPOT: decoys are asked in a victim's name, 100 packets an hour or 5 in 900 s. */
final class AmpHoneypotScenarios {

    static final String RULE = "AMP-HONEYPOT";

    private static final int N = 5;
    private static final long W = 15 * MINUTE;
    private static final int SSDP = 1900;
    private static final int SAMPLED = 1_000;
    private static final String LOW = "low 47";
    private static final String HIGH = "high 47";

    private final Script script;
    private final long t;

    private AmpHoneypotScenarios(Script script) {
        this.script = script;
        this.t = script.start();
    }

    static List<Scenario> of(Cast cast, Random random) {
        AmpHoneypotScenarios rule = new AmpHoneypotScenarios(new Script(RULE, cast, random));
        new SpanScenarios(rule.script, "", N, W, rule::onePacketEach).tellAll();
        rule.packets();
        rule.hours();
        rule.questions();
        rule.whoElseKnocks();
        return rule.script.scenarios();
    }

    /** A source that sends one packet at each time, to one decoy after the other. */
    private SpanScenarios.Actor onePacketEach() {
        IpAddress source = script.cast.outside();
        return new SpanScenarios.Actor() {
            @Override
            public String subject() {
                return source.text();
            }

            @Override
            public List<Flow> at(long... times) {
                return AmpHoneypotScenarios.this.at(source, times);
            }
        };
    }

    private void packets() {
        tell("one-record-of-5", LOW, s -> List.of(asks(s, t, 5L)));
        tell("one-record-of-4", null, s -> List.of(asks(s, t, 4L)));
        tell("one-record-of-100", HIGH, s -> List.of(asks(s, t, 100L)));
        tell("one-record-of-99", LOW, s -> List.of(asks(s, t, 99L)));
        tell("two-and-three", LOW, s -> List.of(asks(s, t, 2L), asks(s, t + W, 3L)));
        tell("two-and-three-1us-late", null, s -> List.of(asks(s, t, 2L), asks(s, t + W + 1, 3L)));
        tell("two-and-two", null, s -> List.of(asks(s, t, 2L), asks(s, t + 1, 2L)));
        tell("no-number-counts-one", LOW, s -> each(at(s, five()), f -> f.setSourcePackets(null)));
        tell(
                "no-number-four-times",
                null,
                s -> each(at(s, spread(t, 4, W)), f -> f.setSourcePackets(null)));
        tell(
                "zero-packets",
                null,
                s -> each(at(s, every(t, 50, SECOND)), AmpHoneypotScenarios::mute));
        tell(
                "four-and-many-of-zero",
                null,
                s ->
                        all(
                                at(s, every(t, 4, SECOND)),
                                each(at(s, every(t, 50, SECOND)), AmpHoneypotScenarios::mute)));
        tell("immense", HIGH, s -> List.of(asks(s, t, Long.MAX_VALUE), asks(s, t + 1, 1L << 41)));
        tell("sampling-scales-nothing", null, s -> sampled(at(s, every(t, 4, SECOND))));
        tell("five-sampled-packets", LOW, s -> sampled(at(s, five())));
        tell("hundred-sampled-packets", HIGH, s -> sampled(at(s, every(t, 100, SECOND))));
    }

    /** The first condition decides how sure the finding is, and sometimes that there is one. */
    private void hours() {
        tell(
                "100-in-exactly-an-hour",
                HIGH,
                s -> List.of(asks(s, EDGE, 99L), asks(s, EDGE + HOUR - 1, 1L)));
        tell("99-in-an-hour", LOW, s -> List.of(asks(s, EDGE, 98L), asks(s, EDGE + HOUR - 1, 1L)));
        IpAddress source = script.cast.outside();
        // At the last of them the hour before still counts: each hour has its own finding.
        script.positive(
                "hour-before-helps-in-exactly-3600-s",
                source.text(),
                2,
                List.of(asks(source, EDGE - HOUR / 2, 99L), asks(source, EDGE + HOUR / 2, 1L)));
        source = script.cast.outside();
        script.positive(
                "hour-before-is-1us-too-far",
                source.text(),
                1,
                List.of(asks(source, EDGE - HOUR / 2 - 1, 99L), asks(source, EDGE + HOUR / 2, 1L)));
        script.saying(LOW);
        source = script.cast.outside();
        script.positive(
                "quarter-before-helps",
                source.text(),
                1,
                List.of(asks(source, EDGE - W / 2, 4L), asks(source, EDGE + W / 2, 1L)));
        source = script.cast.outside();
        script.nearMiss(
                "quarter-before-is-1us-too-far",
                source,
                List.of(asks(source, EDGE - W / 2 - 1, 4L), asks(source, EDGE + W / 2, 1L)));
        tell(
                "sensors-are-not-added-for-confidence",
                LOW,
                s -> all(List.of(asks(s, t, 99L)), seenBy("edge-2", List.of(asks(s, t, 99L)))));
        tell(
                "the-surer-sensor-decides",
                HIGH,
                s -> all(at(s, every(t, 9, SECOND)), seenBy("edge-2", List.of(asks(s, t, 100L)))));
        tell("backwards", HIGH, s -> backwards(at(s, every(t, 100, 10 * SECOND))));
        tell("backwards-99", LOW, s -> backwards(at(s, every(t, 99, 10 * SECOND))));
        for (int i = 0; i < 4; i++) {
            int few = N + script.random.nextInt(90);
            tell("drawn-few-" + i, LOW, s -> List.of(asks(s, t, (long) few)));
            tell(
                    "drawn-many-" + i,
                    HIGH,
                    s -> List.of(asks(s, t, 95L), asks(s, t + 1, (long) few)));
        }
    }

    private void questions() {
        for (int port : new int[] {17, 53, 123, 389, 5683, 11_211}) {
            changed("port-" + port, LOW, f -> f.setDestinationPort(port));
        }
        for (int port : new int[] {500, 5060, 27_015}) {
            changed("conversation-port-" + port, LOW, f -> f.setDestinationPort(port));
        }
        for (int port : new int[] {0, 80, 443, 40_000}) {
            changed("port-" + port, null, f -> f.setDestinationPort(port));
        }
        changed("source-port-alone", null, f -> turn(f, 40_000));
        changed("both-ports", LOW, f -> turn(f, SSDP));
        changed("initiator-known", LOW, f -> f.setInitiatorKnown(true));
        changed("two-way", LOW, f -> f.setDestinationPackets(9L));
        changed("tcp", null, f -> f.setTransport(Telemetry.TCP));
        changed("icmp", null, f -> f.setTransport(1));
        changed("network", null, f -> f.setVantage(Vantage.NETWORK));
        changed("host", null, f -> f.setVantage(Vantage.HOST));
        changed("scan", null, f -> f.setVantage(Vantage.SCAN));
        changed("flow-counts-at-its-end", LOW, f -> f.setStartTime(f.getEndTime() - HOUR));
        changed("start-after-end", LOW, f -> f.setStartTime(f.getEndTime() + HOUR));
        tell(
                "one-at-the-network",
                null,
                s -> first(at(s, five()), f -> f.setVantage(Vantage.NETWORK)));
        tell("five-services", LOW, s -> services(s, 17, 53, 123, 389, 1900));
        tell("four-services-and-another", null, s -> services(s, 17, 53, 123, 389, 1901));
    }

    private void whoElseKnocks() {
        tell("scanner-touches-one-decoy", null, s -> at(s, t));
        tell("scanner-touches-one-decoy-a-quarter", null, s -> at(s, every(EDGE, 4, W)));
        tell("slow-survey", null, s -> at(s, every(EDGE, 12, 5 * MINUTE)));
        tell("slow-survey-on-the-second", LOW, s -> at(s, every(EDGE, 12, W / 4)));
        IpAddress ours = script.cast.ours();
        script.positive("one-of-ours-is-hit", ours, at(ours, five()));
        IpAddress source = script.cast.outside();
        script.add("no-networks", source.text(), 1, List.of(), at(source, five()));
        source = script.cast.outside();
        script.positive(
                "two-tenants-of-one-sensor-name",
                source.text(),
                1,
                all(ownedBy("clinic", at(source, five())), ownedBy("plant", at(source, t))));
        source = script.cast.allowed();
        script.nearMiss("allowed", source, at(source, every(t, 200, SECOND)));
        // A sweep in a hundred names: nobody is hit.
        source = script.cast.outside();
        List<Flow> sweep = new ArrayList<>(at(source, every(t, 4, SECOND)));
        for (IpAddress other : script.cast.outside(9)) {
            sweep.addAll(at(other, every(t, 4, SECOND)));
        }
        script.nearMiss("four-in-each-of-ten-names", source, sweep);
    }

    private static void mute(Flow flow) {
        flow.setSourcePackets(0L);
        flow.setSourceBytes(0L);
    }

    private static void turn(Flow flow, int destinationPort) {
        flow.setSourcePort(SSDP);
        flow.setDestinationPort(destinationPort);
    }

    private static List<Flow> sampled(List<Flow> flows) {
        return each(flows, f -> f.setSamplingRate(SAMPLED));
    }

    private static List<Flow> backwards(List<Flow> flows) {
        Collections.reverse(flows);
        return flows;
    }

    private static List<Flow> first(List<Flow> flows, Consumer<Flow> change) {
        Script.with(flows.get(0), change);
        return flows;
    }

    private List<Flow> services(IpAddress source, int... ports) {
        List<Flow> flows = new ArrayList<>();
        for (int port : ports) {
            flows.add(Script.with(asks(source, t + port, 1L), f -> f.setDestinationPort(port)));
        }
        return flows;
    }

    private long[] five() {
        return spread(t, N, W);
    }

    private List<Flow> at(IpAddress source, long... times) {
        List<Flow> flows = new ArrayList<>();
        for (long time : times) {
            flows.add(asks(source, time, 1L));
        }
        return flows;
    }

    private Flow asks(IpAddress source, long time, Long packets) {
        IpAddress decoy = script.cast.family.target((int) Math.floorMod(time / SECOND, 250L));
        Flow flow = Datagrams.oneWay(time, time, source, 40_123, decoy, SSDP, packets, 90L);
        flow.setVantage(Vantage.HONEYPOT);
        return flow;
    }

    private void changed(String name, @Nullable String says, Consumer<Flow> change) {
        tell(name, says, s -> each(at(s, five()), change));
    }

    private void tell(
            String name, @Nullable String says, Function<IpAddress, List<Flow>> questions) {
        IpAddress source = script.cast.outside();
        script.judged(name, source, says, questions.apply(source));
    }
}
