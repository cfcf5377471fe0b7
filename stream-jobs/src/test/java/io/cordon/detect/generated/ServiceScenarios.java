package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.PANE;
import static io.cordon.detect.generated.VictimScenarios.DNS;
import static io.cordon.detect.generated.VictimScenarios.SNMP;
import static io.cordon.detect.generated.VictimScenarios.SSDP;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** AMP-REFLECTOR and AMP-REFLECTOR-SMALL: a service of ours hits one, or many a little. */
final class ServiceScenarios {

    static final String ONE = "AMP-REFLECTOR";
    static final String MANY = "AMP-REFLECTOR-SMALL";

    private static final long BYTES = 10_000_000;
    private static final String HIGH = "high 73";
    private static final String MEDIUM = "high 47";

    private final Script script;
    private final boolean many;
    private final int header;
    private final long t;

    private ServiceScenarios(Script script, boolean many) {
        this.script = script;
        this.many = many;
        this.header = new Datagrams(script.cast.family).header();
        this.t = script.pane();
    }

    static List<Scenario> one(Cast cast, Random random) {
        ServiceScenarios rule = new ServiceScenarios(new Script(ONE, cast, random), false);
        rule.volumes();
        rule.unasked();
        rule.common(HIGH);
        return rule.script.scenarios();
    }

    static List<Scenario> many(Cast cast, Random random) {
        ServiceScenarios rule = new ServiceScenarios(new Script(MANY, cast, random), true);
        rule.clients();
        rule.common(MEDIUM);
        return rule.script.scenarios();
    }

    private void volumes() {
        play("10-megabytes", HIGH, s -> List.of(to(s, 0, t, 1_000, BYTES)));
        play("less-1", null, s -> List.of(to(s, 0, t, 1_000, BYTES - 1)));
        play("30-panes", HIGH, s -> halves(s, 29 * PANE));
        play("31-panes", null, s -> halves(s, 30 * PANE));
        play("two-ports-half-each", null, s -> all(halves(s, 0).subList(0, 1), onPort(s, DNS)));
        play("1-in-100", HIGH, s -> sampled(to(s, 0, t, 10, BYTES / 100), 100, 150));
        play("1-in-10000", "medium 73", s -> sampled(to(s, 0, t, 1, 15_000), 10_000, 12));
        play("1-in-10000-of-3", "low 73", s -> sampled(to(s, 0, t, 1, 4_500), 10_000, 3));
        play(
                "saturating",
                HIGH,
                s ->
                        each(
                                List.of(to(s, 0, t, 1, BYTES)),
                                f -> f.setDestinationBytes(Long.MAX_VALUE)));
        play("300-s-flow-counts-whole", HIGH, s -> List.of(since(to(s, 0, t, 1_000, BYTES))));
    }

    private void unasked() {
        play("no-request-200", "low 73", s -> List.of(only(to(s, 0, t, 1, BYTES), 200)));
        play("no-request-199", null, s -> List.of(only(to(s, 0, t, 1, BYTES), 199)));
        play("dns-no-request-512", null, s -> each(onPort(s, DNS, 512), f -> {}));
        play("dns-no-request-513", "low 73", s -> each(onPort(s, DNS, 513), f -> {}));
        play("question-and-answer-in-two-records", HIGH, s -> oneWays(s, 0, t, 1_000, BYTES));
        play(
                "question-comes-first-and-is-large",
                null,
                s ->
                        all(
                                List.of(to(s, 0, t, 3_000_000, header)),
                                List.of(only(to(s, 0, t + PANE, 1, BYTES), 300))));
    }

    private void clients() {
        play("4-clients", null, s -> to(s, 4, 60, 600));
        play("5-clients", MEDIUM, s -> to(s, 5, 60, 600));
        play("payload-199", null, s -> to(s, 9, 0, 199));
        play("payload-200", MEDIUM, s -> to(s, 9, 0, 200));
        play("ratio-5", MEDIUM, s -> to(s, 5, 100, 500));
        play("below-ratio-5", null, s -> to(s, 5, 100, 499));
        play("5th-in-the-60th-pane", MEDIUM, s -> later(s, 59 * PANE));
        play("5th-in-the-61st-pane", null, s -> later(s, 60 * PANE));
        play("no-request-seen", null, s -> each(to(s, 9, 60, 900), f -> silent(f)));
        play(
                "requests-of-others-count",
                MEDIUM,
                s -> all(each(to(s, 9, 0, 900), f -> silent(f)), List.of(to(s, 99, t, 1, 0))));
        play("dns-512", null, s -> each(to(s, 9, 40, 512), f -> f.setDestinationPort(DNS)));
        play("dns-513", MEDIUM, s -> each(to(s, 9, 40, 513), f -> f.setDestinationPort(DNS)));
        play(
                "authoritative-and-small",
                null,
                s -> each(to(s, 300, 40, 180), f -> f.setDestinationPort(DNS)));
        play("five-ports", null, this::fivePorts);
        play(
                "two-records-each",
                MEDIUM,
                s -> {
                    List<Flow> flows = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        flows.addAll(oneWays(s, i, t, 60, 900));
                    }
                    return flows;
                });
        play("1-in-100", "medium 47", s -> each(to(s, 20, 60, 900), f -> f.setSamplingRate(100)));
        String id = "printer-" + script.cast.family;
        script.positive(
                "device-id",
                id,
                1,
                each(to(script.cast.ours(), 5, 60, 600), f -> f.setDeviceId(id)));
        script.saying(MEDIUM);
    }

    /** What both rules say alike, of an input that is both. */
    private void common(String says) {
        changed("ntp", says, f -> f.setDestinationPort(123));
        changed("snmp", says, f -> f.setDestinationPort(SNMP));
        changed("ssdp", says, f -> {});
        changed("host-vantage", says, f -> f.setVantage(Vantage.HOST));
        changed("both-ports-equal", says, f -> f.setSourcePort(SSDP));
        changed("source-port-of-another-service", says, f -> f.setSourcePort(DNS));
        changed("initiator-not-known", says, f -> f.setInitiatorKnown(false));
        changed("packets-missing", says, f -> f.setSourcePackets(null));
        changed("server-is-the-source", says, ServiceScenarios::turned);
        changed(
                "server-is-the-source-both-ports-equal",
                says,
                f -> {
                    f.setSourcePort(SSDP);
                    turned(f);
                });
        changed(
                "server-opened-it",
                null,
                f -> {
                    turned(f);
                    f.setInitiatorKnown(true);
                });
        changed(
                "server-asks-another-service",
                null,
                f -> {
                    f.setSourcePort(DNS);
                    turned(f);
                });
        for (int port : new int[] {500, 3389, 3478, 4500, 5060, 6881, 26_000, 27_015}) {
            changed("conversation-" + port, null, f -> f.setDestinationPort(port));
        }
        changed("tcp", null, f -> f.setTransport(Telemetry.TCP));
        changed("quic", null, f -> f.setDestinationPort(443));
        changed("http", null, f -> f.setDestinationPort(80));
        changed("port-not-listed", null, f -> f.setDestinationPort(9_999));
        changed("honeypot", null, f -> f.setVantage(Vantage.HONEYPOT));
        changed("as-much-in-as-out", null, f -> f.setSourceBytes(f.getDestinationBytes()));
        changed("client-is-ours", null, f -> f.setSourceAddress(script.cast.ours().toAvro()));
        announcements();
        IpAddress server = script.cast.ours();
        script.add("no-networks", subject(server), 0, List.of(), attack(server));
        server = script.cast.outside();
        script.nearMiss("server-is-outside", subject(server), attack(server));
        server = script.cast.allowed();
        script.nearMiss("allowed", subject(server), attack(server));
        play("two-sensors-see-the-same", says, s -> all(attack(s), seenBy("edge-2", attack(s))));
        server = script.cast.ours();
        script.positive(
                "two-tenants",
                subject(server),
                2,
                all(
                        Script.ownedBy("clinic", attack(server)),
                        Script.ownedBy("plant", attack(server))));
        server = script.cast.ours();
        script.positive(
                "both-hours",
                subject(server),
                2,
                all(
                        each(attack(server), f -> at(f, EDGE - 1)),
                        each(attack(server), f -> at(f, EDGE))));
        for (int i = 0; i < 6; i++) {
            long later = script.random.nextInt(8) * PANE;
            play("drawn-" + i, says, s -> each(attack(s), f -> at(f, t + later)));
        }
    }

    /** What mDNS and SSDP send to a group, as one record or as answers alone, has no client. */
    private void announcements() {
        List<IpAddress> groups = script.cast.family.groups();
        for (boolean announced : new boolean[] {false, true}) {
            for (IpAddress group : groups) {
                IpAddress server = script.cast.ours();
                List<Flow> flows = new ArrayList<>();
                for (Flow flow : attack(server)) {
                    // Several clients are wanted: every group is one.
                    IpAddress to = many ? groups.get(flows.size() % groups.size()) : group;
                    flow.setSourceAddress(to.toAvro());
                    flow.setSourcePort(SSDP);
                    if (announced) {
                        turned(flow);
                    }
                    flows.add(flow);
                }
                script.nearMiss(
                        (announced ? "announced-to-" : "asked-by-") + group.text(),
                        many ? server.text() : group.text() + ">" + server.text(),
                        flows);
            }
        }
    }

    private List<Flow> attack(IpAddress server) {
        return many ? to(server, 5, 60, 900) : List.of(to(server, 0, t, 1_000, BYTES));
    }

    /** Each rule has clients of its own: at decoys they are the subjects of another rule. */
    private IpAddress client(int i) {
        return script.cast.family.target((many ? 41_000 : 40_000) + i);
    }

    private String subject(IpAddress server) {
        return many ? server.text() : client(0).text() + ">" + server.text();
    }

    /** One record of each of n clients, one packet in and one out of so much payload. */
    private List<Flow> to(IpAddress server, int n, int in, int out) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            flows.add(Datagrams.asked(t, client(i), server, SSDP, 1, in + header, 1, out + header));
        }
        return flows;
    }

    private Flow to(IpAddress server, int client, long time, long inPackets, long outBytes) {
        return Datagrams.asked(
                time,
                client(client),
                server,
                SSDP,
                inPackets,
                inPackets * (header + 100),
                outBytes / 1_000,
                outBytes);
    }

    private List<Flow> halves(IpAddress server, long apart) {
        return List.of(
                to(server, 0, t, 1_000, BYTES / 2), to(server, 0, t + apart, 1_000, BYTES / 2));
    }

    private List<Flow> onPort(IpAddress server, int port) {
        return each(List.of(to(server, 0, t, 100, BYTES / 2)), f -> f.setDestinationPort(port));
    }

    private List<Flow> onPort(IpAddress server, int port, int payload) {
        return each(
                List.of(only(to(server, 0, t, 1, BYTES), payload)),
                f -> f.setDestinationPort(port));
    }

    private static List<Flow> sampled(Flow flow, long rate, long packets) {
        flow.setSamplingRate(rate);
        flow.setDestinationPackets(packets);
        return List.of(flow);
    }

    private static Flow since(Flow flow) {
        flow.setStartTime(flow.getEndTime() - 900 * Timeline.SECOND);
        return flow;
    }

    /** Answers alone, of packets of so much payload, 10 MB or more. */
    private Flow only(Flow flow, int payload) {
        silent(flow);
        flow.setDestinationPackets(50_000L);
        flow.setDestinationBytes(50_000L * (payload + header));
        return flow;
    }

    private static void silent(Flow flow) {
        flow.setSourcePackets(null);
        flow.setSourceBytes(null);
    }

    private List<Flow> oneWays(IpAddress s, int client, long time, long inBytes, long outBytes) {
        IpAddress c = client(client);
        return List.of(
                Datagrams.oneWay(time, time, c, 999, s, SSDP, 1L, inBytes),
                Datagrams.oneWay(time, time, s, SSDP, c, 999, outBytes / 900, outBytes));
    }

    private List<Flow> later(IpAddress server, long apart) {
        List<Flow> flows = to(server, 5, 60, 600);
        at(flows.get(4), t + apart);
        return flows;
    }

    private List<Flow> fivePorts(IpAddress server) {
        List<Flow> flows = to(server, 5, 60, 600);
        int[] ports = {SSDP, SNMP, 123, 19, 17};
        for (int i = 0; i < ports.length; i++) {
            flows.get(i).setDestinationPort(ports[i]);
        }
        return flows;
    }

    private static void at(Flow flow, long time) {
        flow.setStartTime(time);
        flow.setEndTime(time);
    }

    static void turned(Flow flow) {
        var source = flow.getSourceAddress();
        int port = flow.getSourcePort();
        Long packets = flow.getSourcePackets();
        Long bytes = flow.getSourceBytes();
        flow.setSourceAddress(flow.getDestinationAddress());
        flow.setSourcePort(flow.getDestinationPort());
        flow.setSourcePackets(flow.getDestinationPackets());
        flow.setSourceBytes(flow.getDestinationBytes());
        flow.setDestinationAddress(source);
        flow.setDestinationPort(port);
        flow.setDestinationPackets(packets);
        flow.setDestinationBytes(bytes);
        flow.setInitiatorKnown(false);
    }

    private void changed(String name, @Nullable String says, Consumer<Flow> change) {
        play(name, says, s -> each(attack(s), change));
    }

    private void play(String name, @Nullable String says, Function<IpAddress, List<Flow>> attack) {
        IpAddress server = script.cast.ours();
        script.judged(name, subject(server), says, attack.apply(server));
    }
}
