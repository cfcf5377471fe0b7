package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.ownedBy;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Script.with;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.SECOND;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** AMP-MIDDLEBOX: half a connection is answered with a page, or with a storm of resets. */
final class MiddleboxScenarios {

    static final String RULE = "AMP-MIDDLEBOX";

    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int PSH = 8;
    private static final int ACK = 16;
    private static final int URG = 32;

    private static final long SENT = 40;
    private static final String HIGH = "high 47";
    private static final String MEDIUM = "medium 47";

    private final Script script;

    private MiddleboxScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        MiddleboxScenarios rule = new MiddleboxScenarios(new Script(RULE, cast, random));
        rule.flags();
        rule.amounts();
        rule.shapes();
        rule.sides();
        rule.subjectsAndPeriods();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void flags() {
        answered("page", HIGH, PSH | ACK);
        answered("page-and-end", HIGH, FIN | PSH | ACK);
        answered("end", HIGH, FIN | ACK);
        answered("page-and-reset", HIGH, RST | PSH);
        answered("reset", MEDIUM, RST);
        answered("reset-and-ack", MEDIUM, RST | ACK);
        answered("urgent-reset", MEDIUM, RST | URG);
        answered("handshake", null, SYN | ACK);
        answered("handshake-and-page", null, SYN | ACK | PSH | FIN);
        answered("handshake-and-reset", null, SYN | ACK | RST);
        answered("syn-alone", null, SYN);
        answered("ack-alone", null, ACK);
        answered("urgent-ack", null, URG | ACK);
        answered("no-flag", null, 0);
        answered("flags-not-known", null, null);
        changed("question-goes-on", HIGH, flow -> flow.setTcpFlags(SYN | PSH | ACK));
        changed("question-of-a-bare-syn", HIGH, flow -> flow.setTcpFlags(SYN));
        changed("question-without-syn", null, flow -> flow.setTcpFlags(PSH | ACK));
        changed("question-of-acks", null, flow -> flow.setTcpFlags(ACK));
        changed("question-without-flags", null, flow -> flow.setTcpFlags(0));
        changed("question-of-unknown-flags", null, flow -> flow.setTcpFlags(null));
        // What Zeek makes of it does not decide.
        for (String state : List.of("S0", "SF", "REJ", "OTH")) {
            changed("zeek-" + state, HIGH, flow -> flow.setConnectionState(state));
        }
    }

    private void amounts() {
        bytes("five-times", HIGH, SENT, 5 * SENT);
        bytes("less-1", null, SENT, 5 * SENT - 1);
        bytes("many-times", HIGH, SENT, 60_000L);
        bytes("as-much", null, SENT, SENT);
        bytes("nothing-sent", null, 0L, 60_000L);
        bytes("unknown-sent", null, null, 60_000L);
        bytes("nothing-answered", null, SENT, 0L);
        bytes("unknown-answered", null, SENT, null);
        bytes("one-byte-five-times", HIGH, 1L, 5L);
        bytes("one-byte-four-times", null, 1L, 4L);
        bytes("product-beyond-all-numbers", null, Long.MAX_VALUE / 2, Long.MAX_VALUE);
        changed("1-in-2", null, flow -> flow.setSamplingRate(2));
        changed("1-in-100", null, flow -> flow.setSamplingRate(100));
        changed("1-in-10000", null, flow -> flow.setSamplingRate(10_000));
    }

    private void shapes() {
        changed("http", HIGH, flow -> flow.setDestinationPort(80));
        changed("https", HIGH, flow -> flow.setDestinationPort(443));
        for (int port : new int[] {79, 81, 442, 444, 8080, 8443}) {
            changed("port-" + port, null, flow -> flow.setDestinationPort(port));
        }
        changed("quic", null, flow -> flow.setTransport(Telemetry.UDP));
        changed("honeypot", null, flow -> flow.setVantage(Vantage.HONEYPOT));
        changed("host-vantage", HIGH, flow -> flow.setVantage(Vantage.HOST));
        changed("initiator-not-known", HIGH, flow -> flow.setInitiatorKnown(false));
        changed("from-the-same-port", HIGH, flow -> flow.setSourcePort(80));
        changed("packets-not-given", HIGH, flow -> flow.setDestinationPackets(null));
    }

    private void sides() {
        changed(
                "initiator-is-ours",
                null,
                flow -> flow.setSourceAddress(script.cast.ours().toAvro()));
        IpAddress box = script.cast.outside();
        script.nearMiss("responder-is-outside", box, List.of(page(box)));
        box = script.cast.allowed();
        script.nearMiss("allowed", box, List.of(page(box)));
        box = script.cast.oursPublic();
        script.positive("public-address-of-ours", box, List.of(page(box)));
        box = script.cast.outside();
        script.add("no-networks", box.text(), 1, List.of(), List.of(page(box)));
        script.saying(HIGH);
        box = script.cast.ours();
        script.add("no-networks-private-responder", box.text(), 1, List.of(), List.of(page(box)));
        box = script.cast.outside();
        script.add(
                "no-networks-private-initiator",
                box.text(),
                0,
                List.of(),
                List.of(
                        with(
                                page(box),
                                flow -> flow.setSourceAddress(script.cast.ours().toAvro()))));
    }

    private void subjectsAndPeriods() {
        String id = "filter-" + script.cast.family;
        script.positive(
                "subject-is-the-device-id",
                id,
                1,
                List.of(with(page(script.cast.ours()), flow -> flow.setDeviceId(id))));
        IpAddress box = script.cast.ours();
        script.positive(
                "both-days", box.text(), 2, List.of(at(page(box), EDGE - 1), at(page(box), EDGE)));
        play(
                "out-of-order",
                HIGH,
                b ->
                        List.of(
                                at(page(b), EDGE + 9 * SECOND),
                                at(resets(b), EDGE + 1),
                                at(page(b), EDGE)));
        play("resets-and-a-page", HIGH, b -> List.of(resets(b), page(b), resets(b)));
        play("resets-only", MEDIUM, b -> List.of(resets(b), resets(b)));
        IpAddress shared = script.cast.ours();
        script.positive(
                "two-tenants",
                shared.text(),
                2,
                all(
                        ownedBy("clinic", List.of(page(shared))),
                        ownedBy("plant", List.of(page(shared)))));
        play(
                "two-sensors-see-the-same",
                HIGH,
                b -> all(List.of(page(b)), seenBy("edge-2", List.of(page(b)))));
        play(
                "the-surer-sensor-sees-less",
                HIGH,
                b -> all(List.of(resets(b), resets(b)), seenBy("edge-2", List.of(page(b)))));
    }

    /** Drawn from the seed: ordinary pages, and one that nobody shook hands for, or none. */
    private void drawn() {
        for (int i = 0; i < 6; i++) {
            IpAddress box = script.cast.ours();
            List<Flow> flows = new ArrayList<>(ordinary(box));
            flows.add(script.random.nextInt(flows.size() + 1), resets(box));
            script.positive("drawn-one-injected-" + i, box, flows);
            IpAddress server = script.cast.ours();
            script.nearMiss("drawn-web-server-" + i, server, ordinary(server));
        }
    }

    private List<Flow> ordinary(IpAddress server) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 1 + script.random.nextInt(6); i > 0; i--) {
            Flow flow = page(server);
            flow.setTcpFlagsReverse(flow.getTcpFlagsReverse() | SYN | ACK);
            flow.setTcpFlags(SYN | ACK | PSH);
            flow.setDestinationBytes(1 + script.random.nextLong(2_000_000));
            flows.add(flow);
        }
        return flows;
    }

    /** A page of blocking, sent to whoever seems to have asked. */
    private Flow page(IpAddress box) {
        // Always after the edge, so that all of a scenario is one day.
        long time = EDGE + Math.floorMod(script.start(), Timeline.HOUR);
        Flow flow = Telemetry.flagged(time, script.cast.outside(), box, 80, PSH | ACK);
        flow.setTcpFlags(SYN | PSH | ACK);
        flow.setSourceBytes(2 * SENT);
        flow.setSourcePackets(2L);
        flow.setDestinationBytes(60 * SENT);
        flow.setDestinationPackets(2L);
        return flow;
    }

    private Flow resets(IpAddress box) {
        return with(page(box), flow -> flow.setTcpFlagsReverse(RST | ACK));
    }

    private static Flow at(Flow flow, long time) {
        flow.setStartTime(time);
        flow.setEndTime(time);
        return flow;
    }

    private void answered(String name, @Nullable String says, @Nullable Integer flags) {
        changed("answer-" + name, says, flow -> flow.setTcpFlagsReverse(flags));
    }

    private void bytes(String name, @Nullable String says, @Nullable Long in, @Nullable Long out) {
        changed(
                name,
                says,
                flow -> {
                    flow.setSourceBytes(in);
                    flow.setDestinationBytes(out);
                });
    }

    private void changed(String name, @Nullable String says, Consumer<Flow> change) {
        play(name, says, box -> each(List.of(page(box)), change));
    }

    private void play(String name, @Nullable String says, Function<IpAddress, List<Flow>> flows) {
        IpAddress box = script.cast.ours();
        script.judged(name, box, says, flows.apply(box));
    }
}
