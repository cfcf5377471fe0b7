package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.PANE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.VictimScenarios.DNS;
import static io.cordon.detect.generated.VictimScenarios.SSDP;
import static io.cordon.detect.generated.VictimScenarios.VOLUME;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** AMP-CARPET: unasked answers to many addresses of one prefix. */
final class CarpetScenarios {

    static final String RULE = "AMP-CARPET";
    private static final int VICTIMS = 16;
    private static final String HIGH = "high 73";
    private static final String CRITICAL = "high 99";

    private final Script script;
    private final Datagrams udp;
    private final long t;

    private CarpetScenarios(Script script) {
        this.script = script;
        this.udp = new Datagrams(script.cast.family);
        this.t = script.pane();
    }

    static List<Scenario> of(Cast cast, Random random) {
        CarpetScenarios rule = new CarpetScenarios(new Script(RULE, cast, random));
        rule.victims();
        rule.volumes();
        rule.notAnswers();
        rule.hoursAndSensors();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void victims() {
        prefix("15-victims", null, v -> carpet(v, 15, 30, VOLUME));
        prefix("16-victims", HIGH, v -> carpet(v, VICTIMS, 30, VOLUME));
        prefix(
                "16th-in-the-sixth-pane",
                HIGH,
                v -> all(carpet(v, 15, 30, VOLUME), udp.fan(of(v, 99), SSDP, 1, 10, t + 5 * PANE)));
        prefix(
                "16th-a-pane-later",
                null,
                v -> all(carpet(v, 15, 30, VOLUME), udp.fan(of(v, 99), SSDP, 1, 10, t + 6 * PANE)));
        prefix(
                "16th-of-another-port",
                HIGH,
                v -> all(carpet(v, 15, 30, VOLUME), udp.fan(of(v, 99), DNS, 1, 10, t)));
        prefix(
                "16th-gets-fragments",
                HIGH,
                v -> all(carpet(v, 15, 30, VOLUME), udp.fragments(of(v, 99), 1, 10, t, t)));
        prefix("fan-in-is-no-carpet", null, v -> each(carpet(v, 16, 40, 40_000), this::large));
    }

    private void volumes() {
        prefix("volume-less-1", null, v -> carpet(v, VICTIMS, 30, VOLUME - 1));
        prefix("20-reflectors", null, v -> carpet(v, VICTIMS, 20, VOLUME));
        prefix("21-reflectors", HIGH, v -> carpet(v, VICTIMS, 21, VOLUME));
        prefix("total", HIGH, v -> carpet(v, VICTIMS, VICTIMS, 2 * VOLUME));
        prefix("total-less-1", null, v -> carpet(v, VICTIMS, VICTIMS, 2 * VOLUME - 1));
        prefix("heavy", CRITICAL, v -> carpet(v, VICTIMS, VICTIMS, 10 * VOLUME));
        prefix("heavy-less-1", HIGH, v -> carpet(v, VICTIMS, VICTIMS, 10 * VOLUME - 1));
        prefix("two-panes-of-seven", null, v -> halves(v, 6 * PANE));
        prefix("two-panes-of-six", HIGH, v -> halves(v, 5 * PANE));
        prefix("a-game", HIGH, v -> each(carpet(v, 20, 30, VOLUME), f -> f.setSourcePort(27_015)));
        prefix("fragments-alone", null, v -> each(carpet(v, 20, 30, 9 * VOLUME), this::fragment));
        prefix(
                "fragments-with-an-answer",
                HIGH,
                v ->
                        all(
                                each(carpet(v, 16, 16, 2 * VOLUME), this::fragment),
                                udp.fan(v, DNS, 1, 10, t)));
        prefix(
                "another-hosts-fragments-complete-a-port",
                HIGH,
                v ->
                        all(
                                carpet(v, VICTIMS, 21, VOLUME / 2),
                                udp.fragments(of(v, 200), 2, VOLUME / 2, t, t)));
        prefix(
                "longer-is-cut",
                "medium 73",
                v ->
                        each(
                                carpet(v, VICTIMS, 21, 6 * VOLUME),
                                f -> f.setStartTime(f.getEndTime() - 6 * MINUTE)));
        for (int rate : new int[] {100, 10_000}) {
            prefix(
                    "1-in-" + rate,
                    HIGH,
                    v ->
                            each(
                                    carpet(v, VICTIMS, 25, VOLUME * 2 / rate),
                                    f -> f.setSamplingRate(rate)));
        }
    }

    private void notAnswers() {
        changed("honeypot", null, f -> f.setVantage(Vantage.HONEYPOT));
        changed("tcp", null, f -> f.setTransport(Telemetry.TCP));
        changed("asked-for", null, f -> f.setDestinationPackets(1L));
        changed("quic", null, f -> f.setSourcePort(443));
        changed("port-not-listed", null, f -> f.setSourcePort(9_999));
        changed("ntp-peers", null, CarpetScenarios::peers);
        changed("scan-vantage", HIGH, f -> f.setVantage(Vantage.SCAN));
        changed("initiator-known", HIGH, f -> f.setInitiatorKnown(true));
        prefix(
                "two-prefixes-8-each",
                null,
                v -> all(carpet(v, 8, 30, VOLUME), carpet(script.cast.victim(), 8, 30, VOLUME)));
    }

    private void hoursAndSensors() {
        prefix("out-of-order", HIGH, v -> reversed(carpet(v, VICTIMS, 30, VOLUME)));
        prefix(
                "two-sensors-see-the-same",
                HIGH,
                v ->
                        all(
                                carpet(v, VICTIMS, 30, VOLUME),
                                seenBy("edge-2", carpet(v, VICTIMS, 30, VOLUME))));
        prefix(
                "two-sensors-half-each",
                null,
                v ->
                        all(
                                carpet(v, VICTIMS, 30, VOLUME / 2),
                                seenBy("edge-2", carpet(v, VICTIMS, 30, VOLUME / 2))));
        IpAddress v = script.cast.victim();
        List<Flow> before = each(carpet(v, VICTIMS, 30, VOLUME / 2), f -> moved(f, EDGE - SECOND));
        script.positive(
                "across-the-hour",
                text(v),
                1,
                all(before, each(carpet(v, VICTIMS, 30, VOLUME / 2), f -> moved(f, EDGE))));
        v = script.cast.victim();
        script.positive(
                "two-tenants",
                text(v),
                2,
                all(
                        Script.ownedBy("clinic", carpet(v, VICTIMS, 30, VOLUME)),
                        Script.ownedBy("plant", carpet(v, VICTIMS, 30, VOLUME))));
    }

    /** Drawn from the seed: some sizes on either side. */
    private void drawn() {
        for (int i = 0; i < 5; i++) {
            int more = script.random.nextInt(200);
            int fewer = 1 + script.random.nextInt(VICTIMS - 1);
            prefix("drawn-" + i, HIGH, v -> carpet(v, VICTIMS + more, 220, VOLUME + more));
            prefix("drawn-few-" + i, null, v -> carpet(v, fewer, 60, 3 * VOLUME));
        }
    }

    /** One record of each reflector, to the victims in turn. */
    private List<Flow> carpet(IpAddress first, int victims, int reflectors, long bytes) {
        List<Flow> flows = udp.flood(first, SSDP, reflectors, bytes, t, t);
        for (int i = 0; i < flows.size(); i++) {
            flows.get(i).setDestinationAddress(of(first, 1 + i % victims).toAvro());
        }
        return flows;
    }

    private List<Flow> halves(IpAddress first, long apart) {
        return all(
                carpet(first, 16, 30, VOLUME / 2),
                each(carpet(first, 16, 30, VOLUME / 2), f -> moved(f, t + apart)));
    }

    private static IpAddress of(IpAddress victim, int host) {
        return Cast.neighbour(victim, host);
    }

    private static void moved(Flow flow, long time) {
        flow.setStartTime(time);
        flow.setEndTime(time);
    }

    private static void peers(Flow flow) {
        flow.setSourcePort(123);
        flow.setDestinationPort(123);
    }

    private void fragment(Flow flow) {
        flow.setSourcePort(0);
        flow.setDestinationPort(0);
    }

    private void large(Flow flow) {
        flow.setSourcePackets(1L);
    }

    private static List<Flow> reversed(List<Flow> flows) {
        List<Flow> turned = new ArrayList<>(flows);
        Collections.reverse(turned);
        return turned;
    }

    private String text(IpAddress victim) {
        return IpPrefix.parse(victim.text() + (victim.isV4() ? "/24" : "/48")).text();
    }

    private void changed(String name, @Nullable String says, Consumer<Flow> change) {
        prefix(name, says, v -> each(carpet(v, VICTIMS, 30, VOLUME), change));
    }

    private void prefix(
            String name, @Nullable String says, Function<IpAddress, List<Flow>> attack) {
        IpAddress victim = script.cast.victim();
        script.judged(name, text(victim), says, attack.apply(victim));
    }
}
