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

/** AMP-OPEN-SERVICE: a device of ours answered a stranger on a port that amplifies. */
final class OpenServiceScenarios {

    static final String RULE = "AMP-OPEN-SERVICE";

    private static final int SSDP = 1900;
    private static final int EPHEMERAL = 40_123;
    private static final String HIGH = "high 47";
    private static final String MEDIUM = "medium 47";
    private static final String LOW = "low 47";

    private static final int[] SERVICES = {
        17, 19, 69, 111, 137, 161, 177, 389, 427, 520, 523, 1434, 1604, SSDP, 3283, 3389, 3478,
        3702, 5060, 5093, 5351, 5353, 5683, 10_001, 11_211, 17_185, 30_718, 32_414
    };

    /** Of the table too, but clients use such ports as well. */
    private static final int[] HIGH_PORTS = {37_810, 41_794, 53_413};

    /** Amplifiers about which another rule speaks, or nobody. */
    private static final int[] OTHER_RULES = {
        53, 80, 123, 443, 500, 751, 4500, 6881, 9999, 26_000, 27_015
    };

    /** Each change alone makes an answer to a stranger none. */
    private final List<Consumer<Flow>> spoilers;

    private final Script script;
    private final int header;

    private OpenServiceScenarios(Script script) {
        this.script = script;
        this.header = new Datagrams(script.cast.family).header();
        this.spoilers =
                List.of(
                        flow -> flow.setTransport(Telemetry.TCP),
                        flow -> flow.setVantage(Vantage.HONEYPOT),
                        flow -> flow.setSourceAddress(script.cast.ours().toAvro()),
                        OpenServiceScenarios::unanswered,
                        flow -> flow.setDestinationPort(9_999));
    }

    static List<Scenario> of(Cast cast, Random random) {
        OpenServiceScenarios rule = new OpenServiceScenarios(new Script(RULE, cast, random));
        rule.ports();
        rule.shapes();
        rule.noAnswerOfOurs();
        rule.announcements();
        rule.networks();
        rule.subjectsAndPeriods();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void ports() {
        for (int port : SERVICES) {
            play("asked-" + port, HIGH, s -> asked(s, port));
            play("answers-" + port, MEDIUM, s -> answers(s, port));
        }
        for (int port : HIGH_PORTS) {
            play("asked-" + port, HIGH, s -> asked(s, port));
            play("answers-" + port, LOW, s -> answers(s, port));
        }
        for (int port : OTHER_RULES) {
            play("asked-" + port, null, s -> asked(s, port));
            play("answers-" + port, null, s -> answers(s, port));
        }
        play("surest-of-two-counts", HIGH, s -> all(answers(s, 53_413), asked(s, SSDP)));
        play("medium-and-low", MEDIUM, s -> all(answers(s, 53_413), answers(s, SSDP)));
    }

    private void shapes() {
        changed("initiator-not-known", HIGH, flow -> flow.setInitiatorKnown(false));
        changed("server-is-the-source", HIGH, ServiceScenarios::turned);
        changed("both-ports-equal", HIGH, flow -> flow.setSourcePort(SSDP));
        changed("asked-from-another-service", HIGH, flow -> flow.setSourcePort(53));
        changed("small-answer", HIGH, flow -> flow.setDestinationBytes((long) header));
        changed("packets-not-given", HIGH, flow -> flow.setDestinationPackets(null));
        changed("question-without-packets", HIGH, flow -> flow.setSourcePackets(null));
        changed("only-the-answer", MEDIUM, OpenServiceScenarios::unasked);
        changed("nothing-asked", MEDIUM, flow -> sent(flow, 0L, 0L));
        changed("1-in-10000", HIGH, flow -> flow.setSamplingRate(10_000));
        changed("host-vantage", HIGH, flow -> flow.setVantage(Vantage.HOST));
        changed("scan-vantage", HIGH, flow -> flow.setVantage(Vantage.SCAN));
        play(
                "both-ports-equal-answers",
                MEDIUM,
                s -> each(answers(s, SSDP), flow -> flow.setDestinationPort(SSDP)));
    }

    private void noAnswerOfOurs() {
        changed("unanswered", null, OpenServiceScenarios::unanswered);
        changed("answered-with-nothing", null, flow -> answered(flow, 0L, 0L));
        changed("tcp", null, flow -> flow.setTransport(Telemetry.TCP));
        changed("honeypot", null, flow -> flow.setVantage(Vantage.HONEYPOT));
        changed("client-is-ours", null, flow -> flow.setSourceAddress(script.cast.ours().toAvro()));
        changed(
                "server-opened-it",
                null,
                flow -> {
                    ServiceScenarios.turned(flow);
                    flow.setInitiatorKnown(true);
                });
        // A service of theirs, asked from a port that happens to amplify.
        for (int port : new int[] {53, 123, 161}) {
            play(
                    "asks-port-" + port,
                    null,
                    s -> each(answers(s, SSDP), flow -> flow.setDestinationPort(port)));
        }
        play("own-client-on-a-low-port", null, s -> answers(s, 1024));
    }

    /** mDNS and SSDP announce themselves to groups; nobody asked, and nobody can be hit. */
    private void announcements() {
        for (IpAddress group : script.cast.family.groups()) {
            for (int port : new int[] {SSDP, 5353}) {
                String name = port + "-" + group.text();
                play("announced-on-" + name, null, announced(port, group));
                play("asked-on-" + name, null, asking(port, group));
            }
        }
    }

    private void networks() {
        IpAddress server = script.cast.oursPublic();
        script.positive("public-address-of-ours", server, asked(server, SSDP));
        server = script.cast.outside();
        script.nearMiss("server-is-outside", server, asked(server, SSDP));
        server = script.cast.outside();
        script.nearMiss(
                "both-sides-swapped",
                server,
                List.of(
                        Datagrams.asked(
                                t(), script.cast.ours(), server, SSDP, 1, 100, 1, 300L + header)));
        server = script.cast.ours();
        script.add("no-networks", server.text(), 0, List.of(), asked(server, SSDP));
        server = script.cast.outside();
        script.add("no-networks-public-server", server.text(), 0, List.of(), asked(server, SSDP));
        server = script.cast.allowed();
        script.nearMiss("allowed", server, asked(server, SSDP));
    }

    private void subjectsAndPeriods() {
        String id = "camera-" + script.cast.family;
        script.positive(
                "subject-is-the-device-id",
                id,
                1,
                each(asked(script.cast.ours(), SSDP), flow -> flow.setDeviceId(id)));
        IpAddress named = script.cast.ours();
        // A device id names the responder, so it says nothing of a source.
        script.positive(
                "id-of-somebody-else",
                named,
                each(answers(named, SSDP), flow -> flow.setDeviceId("lamp-of-a-stranger")));
        IpAddress server = script.cast.ours();
        script.positive(
                "both-days",
                server.text(),
                2,
                all(at(asked(server, SSDP), EDGE - 1), at(asked(server, SSDP), EDGE)));
        play(
                "last-microsecond-of-the-day",
                HIGH,
                s -> all(at(asked(s, SSDP), EDGE - 1), at(asked(s, 161), EDGE - SECOND)));
        play(
                "out-of-order",
                HIGH,
                s ->
                        all(
                                at(asked(s, SSDP), EDGE + 9 * SECOND),
                                at(answers(s, 161), EDGE + 1),
                                at(asked(s, SSDP), EDGE)));
        IpAddress shared = script.cast.ours();
        script.positive(
                "two-tenants",
                shared.text(),
                2,
                all(ownedBy("clinic", asked(shared, SSDP)), ownedBy("plant", asked(shared, SSDP))));
        play(
                "two-sensors-see-the-same",
                HIGH,
                s -> all(asked(s, SSDP), seenBy("edge-2", asked(s, SSDP))));
    }

    /** Drawn from the seed: one answer among spoiled ones, and spoiled ones alone. */
    private void drawn() {
        for (int i = 0; i < 6; i++) {
            IpAddress open = script.cast.ours();
            List<Flow> flows = new ArrayList<>(spoiled(open));
            flows.addAll(script.random.nextInt(flows.size() + 1), asked(open, SSDP));
            script.positive("drawn-one-open-" + i, open, flows);
            IpAddress closed = script.cast.ours();
            script.nearMiss("drawn-all-spoiled-" + i, closed, spoiled(closed));
        }
    }

    private List<Flow> spoiled(IpAddress server) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 1 + script.random.nextInt(6); i > 0; i--) {
            flows.addAll(
                    each(
                            asked(server, SSDP),
                            spoilers.get(script.random.nextInt(spoilers.size()))));
        }
        return flows;
    }

    private long t() {
        // Always after the edge, so that all of a scenario is one day.
        return EDGE + Math.floorMod(script.start(), Timeline.HOUR);
    }

    private List<Flow> asked(IpAddress server, int port) {
        return List.of(
                Datagrams.asked(
                        t(),
                        script.cast.outside(),
                        server,
                        port,
                        1,
                        100L + header,
                        1,
                        300L + header));
    }

    /** As a router exports what the service sent: one direction, and nobody says who began. */
    private List<Flow> answers(IpAddress server, int port) {
        long time = t();
        IpAddress client = script.cast.outside();
        return List.of(
                Datagrams.oneWay(time, time, server, port, client, EPHEMERAL, 1L, 100L + header));
    }

    private Function<IpAddress, List<Flow>> announced(int port, IpAddress group) {
        long time = t();
        return server -> List.of(Datagrams.oneWay(time, time, server, port, group, port, 2L, 800L));
    }

    private Function<IpAddress, List<Flow>> asking(int port, IpAddress group) {
        long time = t();
        return server -> List.of(Datagrams.asked(time, group, server, port, 1, 100, 1, 400));
    }

    private static List<Flow> at(List<Flow> flows, long time) {
        return each(
                flows,
                flow -> {
                    flow.setStartTime(time);
                    flow.setEndTime(time);
                });
    }

    private static void unanswered(Flow flow) {
        answered(flow, null, null);
    }

    private static void unasked(Flow flow) {
        sent(flow, null, null);
    }

    private static void sent(Flow flow, @Nullable Long bytes, @Nullable Long packets) {
        flow.setSourceBytes(bytes);
        flow.setSourcePackets(packets);
    }

    private static void answered(Flow flow, @Nullable Long bytes, @Nullable Long packets) {
        flow.setDestinationBytes(bytes);
        flow.setDestinationPackets(packets);
    }

    private void changed(String name, @Nullable String says, Consumer<Flow> change) {
        play(name, says, s -> List.of(with(asked(s, SSDP).get(0), change)));
    }

    private void play(String name, @Nullable String says, Function<IpAddress, List<Flow>> flows) {
        IpAddress server = script.cast.ours();
        script.judged(name, server, says, flows.apply(server));
    }
}
