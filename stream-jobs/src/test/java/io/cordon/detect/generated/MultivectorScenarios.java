package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.PANE;
import static io.cordon.detect.generated.VictimScenarios.DNS;
import static io.cordon.detect.generated.VictimScenarios.NTP;
import static io.cordon.detect.generated.VictimScenarios.SNMP;
import static io.cordon.detect.generated.VictimScenarios.SSDP;
import static io.cordon.detect.generated.VictimScenarios.VOLUME;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** AMP-MULTIVECTOR: two services hit one victim within five minutes. */
final class MultivectorScenarios {

    static final String RULE = "AMP-MULTIVECTOR";
    private static final String HIGH = "high 73";
    private static final String CRITICAL = "high 99";

    private final Script script;
    private final Datagrams udp;
    private final long t;

    private MultivectorScenarios(Script script) {
        this.script = script;
        this.udp = new Datagrams(script.cast.family);
        this.t = script.pane();
    }

    static List<Scenario> of(Cast cast, Random random) {
        MultivectorScenarios rule = new MultivectorScenarios(new Script(RULE, cast, random));
        rule.fansIn();
        rule.volumes();
        rule.notAnswers();
        rule.hoursAndSensors();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void fansIn() {
        victim("one-port", null, v -> udp.fan(v, SSDP, 40, 300, t));
        victim("two-ports", HIGH, v -> two(v, 20, 0));
        victim("second-of-19", null, v -> two(v, 19, 0));
        victim("30th-pane", HIGH, v -> two(v, 20, 29 * PANE));
        victim("31st-pane", null, v -> two(v, 20, 30 * PANE));
        victim("three-ports", HIGH, v -> all(two(v, 20, PANE), udp.fan(v, SNMP, 20, 400, t)));
        victim("same-port-twice", null, v -> twice(v, SSDP));
        victim(
                "second-is-a-conversation",
                null,
                v -> all(udp.fan(v, SSDP, 20, 300, t), udp.fan(v, 5060, 90, 900, t)));
        victim(
                "second-is-dns-with-fragments",
                HIGH,
                v ->
                        all(
                                udp.fan(v, SSDP, 20, 300, t),
                                udp.fan(v, DNS, 20, 60, t),
                                udp.fragments(v, 10, 9_000, t, t)));
        victim(
                "second-is-dns-without",
                null,
                v -> all(udp.fan(v, SSDP, 20, 300, t), udp.fan(v, DNS, 90, 900, t)));
        victim(
                "fragments-are-no-vector",
                null,
                v -> all(udp.fan(v, SSDP, 20, 300, t), udp.fragments(v, 90, 9_000, t, t)));
        victim(
                "small-answers-of-the-second",
                null,
                v -> all(udp.fan(v, SSDP, 20, 300, t), udp.fan(v, NTP, 90, 199, t)));
    }

    private void volumes() {
        victim("volume-and-fan-in", CRITICAL, v -> volume(v, 21, VOLUME, 0));
        victim("volume-less-1", null, v -> volume(v, 21, VOLUME - 1, 0));
        victim("volume-of-20-reflectors", null, v -> volume(v, 20, VOLUME, 0));
        victim("heavy-and-fan-in", CRITICAL, v -> volume(v, 10, 10 * VOLUME, 0));
        victim("heavy-of-9-reflectors", null, v -> volume(v, 9, 10 * VOLUME, 0));
        victim("total-is-no-ports", null, v -> volume(v, 5, 2 * VOLUME, 0));
        victim("volume-is-still-in-the-window", CRITICAL, v -> volume(v, 21, VOLUME, 34 * PANE));
        victim("volume-has-left-the-window", null, v -> volume(v, 21, VOLUME, 35 * PANE));
        victim(
                "two-volumes-of-games",
                CRITICAL,
                v ->
                        all(
                                udp.flood(v, 27_015, 21, VOLUME, t, t),
                                udp.flood(v, 26_000, 21, VOLUME, t, t)));
        victim(
                "second-completed-by-fragments",
                CRITICAL,
                v -> all(volume(v, 21, VOLUME / 2, 0), udp.fragments(v, 2, VOLUME / 2, t, t)));
        for (int rate : new int[] {100, 10_000}) {
            victim(
                    "1-in-" + rate,
                    "medium 73",
                    v -> each(two(v, 20, 0), f -> f.setSamplingRate(rate)));
        }
        victim(
                "longer-is-cut",
                "medium 99",
                v ->
                        each(
                                volume(v, 21, 9 * VOLUME, 0),
                                f -> f.setStartTime(f.getStartTime() - 60 * PANE)));
    }

    private void notAnswers() {
        changed("honeypot", null, f -> f.setVantage(Vantage.HONEYPOT));
        changed("tcp", null, f -> f.setTransport(Telemetry.TCP));
        changed("asked-for", null, f -> f.setDestinationPackets(2L));
        changed("one-port-is-not-listed", null, MultivectorScenarios::unlisted);
        changed("one-port-is-quic", null, f -> f.setSourcePort(other(f, 443)));
        changed("no-bytes", null, f -> f.setSourceBytes(null));
        changed("opened-to-a-service", null, MultivectorScenarios::opened);
        changed("initiator-known", HIGH, f -> f.setInitiatorKnown(true));
        changed("host-vantage", HIGH, f -> f.setVantage(Vantage.HOST));
    }

    private static void unlisted(Flow flow) {
        flow.setSourcePort(other(flow, 1901));
    }

    private static int other(Flow flow, int port) {
        return flow.getSourcePort() == SSDP ? port : flow.getSourcePort();
    }

    private static void opened(Flow flow) {
        flow.setInitiatorKnown(true);
        flow.setDestinationPort(SNMP);
    }

    private void hoursAndSensors() {
        victim(
                "two-sensors-see-the-same",
                HIGH,
                v -> all(two(v, 20, 0), seenBy("edge-2", two(v, 20, 0))));
        victim(
                "two-sensors-a-port-each",
                null,
                v ->
                        all(
                                udp.fan(v, SSDP, 20, 300, t),
                                seenBy("edge-2", udp.fan(v, NTP, 20, 300, t))));
        IpAddress v = script.cast.victim();
        script.positive(
                "across-the-hour",
                v,
                all(udp.fan(v, SSDP, 20, 300, EDGE - 1), udp.fan(v, NTP, 20, 300, EDGE)));
        v = script.cast.victim();
        script.positive(
                "two-tenants",
                v.text(),
                2,
                all(
                        Script.ownedBy("clinic", two(v, 20, 0)),
                        Script.ownedBy("plant", two(v, 20, 0))));
        v = script.cast.victim();
        script.add("no-networks", v.text(), 1, List.of(), two(v, 20, 0));
        v = script.cast.outside();
        script.positive("anybodys-address", v, two(v, 20, 0));
        v = script.cast.allowed();
        script.nearMiss("allowed", v, two(v, 20, 0));
    }

    private void drawn() {
        for (int i = 0; i < 5; i++) {
            int apart = script.random.nextInt(30);
            victim("drawn-" + i, HIGH, v -> two(v, 20 + apart, apart * PANE));
            victim("drawn-apart-" + i, null, v -> two(v, 60, (30 + apart) * PANE));
        }
    }

    private List<Flow> two(IpAddress victim, int second, long apart) {
        return all(
                udp.fan(victim, SSDP, 20, 300, t), udp.fan(victim, NTP, 5, second, 300, t + apart));
    }

    private List<Flow> twice(IpAddress victim, int port) {
        return all(udp.fan(victim, port, 20, 300, t), udp.fan(victim, port, 20, 20, 300, t + PANE));
    }

    /** First so much of one port, then, later, a fan-in of another. */
    private List<Flow> volume(IpAddress victim, int reflectors, long bytes, long apart) {
        return all(
                udp.flood(victim, SNMP, reflectors, bytes, t, t),
                udp.fan(victim, SSDP, 20, 300, t + apart));
    }

    private void changed(String name, @Nullable String says, Consumer<Flow> change) {
        victim(name, says, v -> each(two(v, 20, PANE), change));
    }

    private void victim(
            String name, @Nullable String says, Function<IpAddress, List<Flow>> attack) {
        IpAddress victim = script.cast.victim();
        script.judged(name, victim, says, attack.apply(victim));
    }
}
