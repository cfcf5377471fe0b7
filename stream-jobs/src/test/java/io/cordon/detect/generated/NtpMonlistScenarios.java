package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.ownedBy;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.SECOND;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** AMP-NTP-MONLIST: somebody asks a time server for its tables, or gets more than a time. */
final class NtpMonlistScenarios {

    static final String RULE = "AMP-NTP-MONLIST";

    private static final int NTP = 123;
    private static final int EPHEMERAL = 40_123;
    private static final int CONTROL = 6;
    private static final int PRIVATE = 7;

    /** Payload of an ordinary question or answer. */
    private static final int TIME = 48;

    private static final String HIGH = "high 47";
    private static final String MEDIUM = "medium 47";
    private static final String LOW = "low 21";

    private final Script script;
    private final int header;

    private NtpMonlistScenarios(Script script) {
        this.script = script;
        this.header = new Datagrams(script.cast.family).header();
    }

    static List<Scenario> of(Cast cast, Random random) {
        NtpMonlistScenarios rule = new NtpMonlistScenarios(new Script(RULE, cast, random));
        rule.modes();
        rule.sizes();
        rule.peers();
        rule.notAnAmplifier();
        rule.sides();
        rule.groups();
        rule.subjectsAndPeriods();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void modes() {
        play("monlist", HIGH, s -> mode(PRIVATE, asked(s, 8, 4_400, 10)));
        play("monlist-refused-in-short", HIGH, s -> mode(PRIVATE, asked(s, 8, 8, 1)));
        play("monlist-unanswered", LOW, s -> mode(PRIVATE, unanswered(s, 8)));
        play("monlist-answers-only", HIGH, s -> mode(PRIVATE, answers(s, 4_400, 10)));
        play("readvar", MEDIUM, s -> mode(CONTROL, asked(s, 12, 468, 1)));
        play("readvar-short", MEDIUM, s -> mode(CONTROL, asked(s, 12, 100, 1)));
        play("readvar-unanswered", LOW, s -> mode(CONTROL, unanswered(s, 12)));
        play("readvar-answers-only", MEDIUM, s -> mode(CONTROL, answers(s, 100, 1)));
        play("mode-5-is-no-query", null, s -> mode(5, asked(s, TIME, TIME, 1)));
        play("mode-4-is-no-query", null, s -> mode(4, answers(s, TIME, 1)));
        play(
                "question-and-answer-in-two-records",
                HIGH,
                s -> all(mode(PRIVATE, unanswered(s, 8)), mode(PRIVATE, answers(s, 440, 1))));
        play(
                "mode-seen-of-the-question-only",
                MEDIUM,
                s -> all(mode(PRIVATE, unanswered(s, 8)), answers(s, 440, 1)));
    }

    private void sizes() {
        play("200-bytes", null, s -> answers(s, 200, 1));
        play("201-bytes", MEDIUM, s -> answers(s, 201, 1));
        play("mean-of-200-bytes", null, s -> answers(s, 600, 3));
        play("mean-above-200-bytes", MEDIUM, s -> answers(s, 601, 3));
        play("200-bytes-asked", null, s -> asked(s, TIME, 200, 1));
        play("201-bytes-asked", MEDIUM, s -> asked(s, TIME, 201, 1));
        play("ordinary-time", null, s -> asked(s, TIME, TIME, 1));
        play("ordinary-times-out", null, s -> answers(s, 90 * TIME, 90));
        play("large-question", null, s -> asked(s, 900, TIME, 1));
        play(
                "packets-not-given",
                MEDIUM,
                s -> each(answers(s, 201, 1), f -> f.setSourcePackets(null)));
        play(
                "packets-not-given-200",
                null,
                s -> each(answers(s, 200, 1), f -> f.setSourcePackets(null)));
        play("1-in-10000", MEDIUM, s -> each(answers(s, 440, 1), f -> f.setSamplingRate(10_000)));
        play("saturating", MEDIUM, s -> each(answers(s, 9, 1), f -> f.setSourceBytes(1L << 62)));
    }

    /** Two time servers talk from port 123 to port 123. */
    private void peers() {
        play("peers", null, s -> fromNtp(answers(s, TIME, 1)));
        play("peers-both-ways", null, s -> peer(asked(s, TIME, TIME, 1)));
        play("peer-answers-large", MEDIUM, s -> fromNtp(answers(s, 201, 1)));
        play("peer-answers-large-both-ways", MEDIUM, s -> peer(asked(s, TIME, 201, 1)));
        play("monlist-from-port-123", HIGH, s -> mode(PRIVATE, peer(asked(s, 8, 440, 1))));
        play("monlist-to-port-123", HIGH, s -> mode(PRIVATE, fromNtp(answers(s, 440, 1))));
        play("monlist-from-port-123-unanswered", LOW, s -> mode(PRIVATE, peer(unanswered(s, 8))));
        play("strangers-peer-sends-large", null, s -> peer(unanswered(s, 900)));
        // Bytes without packets are a packet: the peer answered, so this is no one-way answer.
        play(
                "large-to-a-peer-that-answers",
                null,
                s -> fromNtp(each(answers(s, 900, 1), f -> f.setDestinationBytes(76L))));
    }

    private void notAnAmplifier() {
        for (int port : new int[] {122, 124, 1123}) {
            play(
                    "asked-on-" + port,
                    null,
                    s -> each(mode(PRIVATE, asked(s, 8, 440, 1)), f -> f.setDestinationPort(port)));
            play(
                    "answers-from-" + port,
                    null,
                    s -> each(mode(PRIVATE, answers(s, 440, 1)), f -> f.setSourcePort(port)));
        }
        play(
                "tcp",
                null,
                s -> each(mode(PRIVATE, asked(s, 8, 440, 1)), f -> f.setTransport(Telemetry.TCP)));
        play(
                "honeypot",
                null,
                s -> each(mode(PRIVATE, asked(s, 8, 440, 1)), f -> f.setVantage(Vantage.HONEYPOT)));
        play(
                "host-vantage",
                HIGH,
                s -> each(mode(PRIVATE, asked(s, 8, 440, 1)), f -> f.setVantage(Vantage.HOST)));
    }

    private void sides() {
        play(
                "client-is-ours",
                null,
                s ->
                        each(
                                mode(PRIVATE, asked(s, 8, 440, 1)),
                                f -> f.setSourceAddress(script.cast.ours().toAvro())));
        IpAddress server = script.cast.outside();
        script.nearMiss("server-is-outside", server, mode(PRIVATE, asked(server, 8, 440, 1)));
        server = script.cast.outside();
        script.nearMiss("answers-from-outside", server, answers(server, 440, 1));
        server = script.cast.allowed();
        script.nearMiss("allowed", server, mode(PRIVATE, asked(server, 8, 440, 1)));
        server = script.cast.oursPublic();
        script.positive("public-address-of-ours", server, answers(server, 440, 1));
        withoutNetworks("", HIGH, s -> mode(PRIVATE, asked(s, 8, 440, 1)));
        withoutNetworks("-by-size", MEDIUM, s -> answers(s, 440, 1));
        withoutNetworks("-unanswered", LOW, s -> mode(PRIVATE, unanswered(s, 8)));
        server = script.cast.outside();
        script.add(
                "no-networks-ordinary", server.text(), 0, List.of(), asked(server, TIME, TIME, 1));
    }

    private void withoutNetworks(String name, String says, Function<IpAddress, List<Flow>> flows) {
        IpAddress server = script.cast.outside();
        script.add("no-networks" + name, server.text(), 1, List.of(), flows.apply(server));
        script.saying(says);
    }

    /** Neither a client nor a server: time that is broadcast, and what pretends to be somebody. */
    private void groups() {
        for (IpAddress group : script.cast.family.groups()) {
            play(
                    "asked-by-" + group.text(),
                    null,
                    s ->
                            each(
                                    mode(PRIVATE, asked(s, 8, 440, 1)),
                                    f -> f.setSourceAddress(group.toAvro())));
            play(
                    "broadcast-to-" + group.text(),
                    null,
                    s ->
                            each(
                                    fromNtp(answers(s, 440, 1)),
                                    f -> f.setDestinationAddress(group.toAvro())));
            script.add(
                    "no-networks-asking-" + group.text(),
                    group.text(),
                    0,
                    List.of(),
                    mode(PRIVATE, unanswered(group, 8)));
        }
    }

    private void subjectsAndPeriods() {
        String id = "clock-" + script.cast.family;
        script.positive(
                "subject-is-the-device-id",
                id,
                1,
                each(asked(script.cast.ours(), TIME, 440, 1), f -> f.setDeviceId(id)));
        IpAddress named = script.cast.ours();
        script.positive(
                "id-of-somebody-else",
                named,
                each(answers(named, 440, 1), f -> f.setDeviceId("clock-of-a-stranger")));
        IpAddress server = script.cast.ours();
        script.positive(
                "both-days",
                server.text(),
                2,
                all(at(answers(server, 440, 1), EDGE - 1), at(answers(server, 440, 1), EDGE)));
        play(
                "out-of-order",
                HIGH,
                s ->
                        all(
                                at(answers(s, 440, 1), EDGE + 9 * SECOND),
                                at(mode(PRIVATE, asked(s, 8, 440, 1)), EDGE + 1),
                                at(mode(PRIVATE, unanswered(s, 8)), EDGE)));
        IpAddress shared = script.cast.ours();
        script.positive(
                "two-tenants",
                shared.text(),
                2,
                all(
                        ownedBy("clinic", answers(shared, 440, 1)),
                        ownedBy("plant", answers(shared, 440, 1))));
        play(
                "two-sensors-see-the-same",
                MEDIUM,
                s -> all(answers(s, 440, 1), seenBy("edge-2", answers(s, 440, 1))));
        play(
                "the-surer-sensor-sees-less",
                HIGH,
                s ->
                        all(
                                answers(s, 440, 1),
                                answers(s, 440, 1),
                                seenBy("edge-2", mode(PRIVATE, asked(s, 8, 440, 1)))));
    }

    /** Drawn from the seed: a few clients, one of whom gets too much, or none. */
    private void drawn() {
        for (int i = 0; i < 6; i++) {
            IpAddress open = script.cast.ours();
            List<Flow> flows = new ArrayList<>(ordinary(open));
            flows.addAll(script.random.nextInt(flows.size() + 1), answers(open, 201, 1));
            script.positive("drawn-one-large-" + i, open, flows);
            IpAddress plain = script.cast.ours();
            script.nearMiss("drawn-ordinary-" + i, plain, ordinary(plain));
        }
    }

    private List<Flow> ordinary(IpAddress server) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 1 + script.random.nextInt(6); i > 0; i--) {
            int payload = script.random.nextInt(201);
            flows.addAll(
                    script.random.nextBoolean()
                            ? asked(server, TIME, payload, 1)
                            : answers(server, payload, 1));
        }
        return flows;
    }

    private long t() {
        // Always after the edge, so that all of a scenario is one day.
        return EDGE + Math.floorMod(script.start(), Timeline.HOUR);
    }

    private List<Flow> asked(IpAddress server, int in, int out, int packets) {
        return List.of(
                Datagrams.asked(
                        t(),
                        script.cast.outside(),
                        server,
                        NTP,
                        1,
                        (long) in + header,
                        packets,
                        out + (long) packets * header));
    }

    private List<Flow> unanswered(IpAddress server, int in) {
        return each(
                asked(server, in, 0, 0),
                flow -> {
                    flow.setDestinationBytes(null);
                    flow.setDestinationPackets(null);
                });
    }

    private List<Flow> answers(IpAddress server, int payload, long packets) {
        long time = t();
        return List.of(
                Datagrams.oneWay(
                        time,
                        time,
                        server,
                        NTP,
                        script.cast.outside(),
                        EPHEMERAL,
                        packets,
                        payload + packets * header));
    }

    private static List<Flow> mode(int mode, List<Flow> flows) {
        return each(flows, flow -> flow.setNtpMode(mode));
    }

    /** The question comes from a time server's port. */
    private static List<Flow> peer(List<Flow> flows) {
        return each(flows, flow -> flow.setSourcePort(NTP));
    }

    /** The answer goes to a time server's port. */
    private static List<Flow> fromNtp(List<Flow> flows) {
        return each(flows, flow -> flow.setDestinationPort(NTP));
    }

    private static List<Flow> at(List<Flow> flows, long time) {
        return each(
                flows,
                flow -> {
                    flow.setStartTime(time);
                    flow.setEndTime(time);
                });
    }

    private void play(String name, @Nullable String says, Function<IpAddress, List<Flow>> flows) {
        IpAddress server = script.cast.ours();
        script.judged(name, server, says, flows.apply(server));
    }
}
