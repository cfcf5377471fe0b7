package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.PANE;
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

/** AMP-BACKSCATTER: a telescope gets answers to questions it never asked. */
final class BackscatterScenarios {

    static final String RULE = "AMP-BACKSCATTER";
    private static final String MEDIUM = "medium 47";
    private static final int SYN_ACK = 0x12;

    private final Script script;
    private final long t;

    private BackscatterScenarios(Script script) {
        this.script = script;
        this.t = script.pane();
    }

    static List<Scenario> of(Cast cast, Random random) {
        BackscatterScenarios rule = new BackscatterScenarios(new Script(RULE, cast, random));
        rule.packets();
        rule.answers();
        rule.hoursAndSensors();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void packets() {
        sender("30-packets", MEDIUM, s -> all(burst(s, t, 1), burst(s, t + 6 * PANE, 30)));
        sender("29-packets", null, s -> all(burst(s, t, 9), burst(s, t + 6 * PANE, 29)));
        sender("50-seconds", null, s -> all(burst(s, t, 99), burst(s, t + 5 * PANE, 99)));
        sender("60-seconds", MEDIUM, s -> all(burst(s, t, 99), burst(s, t + 6 * PANE, 99)));
        sender("in-30-panes", MEDIUM, s -> all(burst(s, t, 1), burst(s, t + 29 * PANE, 30)));
        sender(
                "in-31-panes-and-6-more",
                null,
                s -> all(burst(s, t, 1), burst(s, t + 35 * PANE, 30)));
        sender("slow", null, s -> every(s, 100, 3 * SECOND));
        sender("steady", MEDIUM, s -> every(s, 100, SECOND));
        sender("one-long-record", MEDIUM, s -> List.of(lasting(s, 60, 70)));
        sender("one-long-record-too-few", null, s -> List.of(lasting(s, 29, 70)));
        sender(
                "1-in-100",
                MEDIUM,
                s -> each(every(s, 40, 2 * SECOND), f -> f.setSamplingRate(100)));
        sender(
                "1-in-100-of-5",
                "low 47",
                s -> each(every(s, 5, 30 * SECOND), f -> f.setSamplingRate(100)));
        sender("longer-is-cut", MEDIUM, s -> List.of(lasting(s, 300, 400)));
    }

    private void answers() {
        changed("rst", MEDIUM, f -> f.setTcpFlags(0x04));
        changed("rst-ack", MEDIUM, f -> f.setTcpFlags(0x14));
        changed("syn-ack-rst", MEDIUM, f -> f.setTcpFlags(0x16));
        changed("syn", null, f -> f.setTcpFlags(0x02));
        changed("syn-then-rst", null, f -> f.setTcpFlags(0x06));
        changed("ack", null, f -> f.setTcpFlags(0x10));
        changed("fin-ack", null, f -> f.setTcpFlags(0x11));
        changed("no-flags", null, f -> f.setTcpFlags(null));
        changed("two-way", null, f -> f.setDestinationPackets(1L));
        changed("udp", null, f -> f.setTransport(Telemetry.UDP));
        changed("network", null, f -> f.setVantage(Vantage.NETWORK));
        changed("host", null, f -> f.setVantage(Vantage.HOST));
        changed("opened-by-the-sender", null, f -> f.setInitiatorKnown(true));
        boolean v4 = script.cast.family == Family.V4;
        int icmp = v4 ? 1 : 58;
        for (int type :
                v4 ? new int[] {0, 3, 4, 5, 11, 12, 14, 16, 18} : new int[] {1, 2, 3, 4, 129}) {
            changed("icmp-" + type, MEDIUM, f -> icmp(f, icmp, type));
        }
        changed("icmp-initiator-known", MEDIUM, f -> icmp(f, icmp, 3, true));
        for (int type : v4 ? new int[] {8, 13, 15, 17} : new int[] {128, 135, 136, 0}) {
            changed("icmp-question-" + type, null, f -> icmp(f, icmp, type));
        }
        changed("icmp-without-a-type", null, f -> f.setTransport(icmp));
        IpAddress group = IpAddress.parse(v4 ? "224.0.0.9" : "ff02::9");
        script.nearMiss("multicast", group, steady(group));
    }

    private void hoursAndSensors() {
        sender("two-sensors-see-the-same", MEDIUM, s -> all(steady(s), seenBy("b", steady(s))));
        sender(
                "two-sensors-half-each",
                null,
                s -> all(every(s, 50, 3 * SECOND), seenBy("b", every(s, 50, 3 * SECOND))));
        IpAddress s = script.cast.outside();
        script.positive(
                "across-the-hour",
                s,
                all(burst(s, EDGE - 6 * PANE, 9), burst(s, EDGE - PANE, 15), burst(s, EDGE, 15)));
        s = script.cast.outside();
        script.positive(
                "two-tenants",
                s.text(),
                2,
                all(Script.ownedBy("clinic", steady(s)), Script.ownedBy("plant", steady(s))));
        s = script.cast.outside();
        script.add("no-networks", s.text(), 1, List.of(), steady(s));
        s = script.cast.ours();
        script.positive("one-of-ours-is-hit", s, steady(s));
        s = script.cast.allowed();
        script.nearMiss("allowed", s, steady(s));
    }

    private void drawn() {
        for (int i = 0; i < 6; i++) {
            int n = 30 + script.random.nextInt(100);
            sender("drawn-" + i, MEDIUM, s -> all(burst(s, t, n), burst(s, t + 7 * PANE, n)));
            sender("drawn-short-" + i, null, s -> all(burst(s, t, n), burst(s, t + PANE, n)));
        }
    }

    private List<Flow> steady(IpAddress sender) {
        return every(sender, 100, SECOND);
    }

    private List<Flow> every(IpAddress sender, int n, long step) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            flows.addAll(burst(sender, t + i * step, 1));
        }
        return flows;
    }

    /** So many packets at one time to one address of the telescope. */
    private List<Flow> burst(IpAddress sender, long time, long packets) {
        IpAddress to = script.cast.family.target((int) Math.floorMod(time / SECOND, 60_000L));
        Flow flow = Telemetry.oneWay(time, sender, 80, to, 40_001, SYN_ACK);
        flow.setStartTime(time);
        flow.setSourcePackets(packets);
        flow.setSourceBytes(packets * 44);
        flow.setVantage(Vantage.HONEYPOT);
        return new ArrayList<>(List.of(flow));
    }

    private Flow lasting(IpAddress sender, long packets, int seconds) {
        Flow flow = burst(sender, t + seconds * SECOND, packets).get(0);
        flow.setStartTime(t);
        return flow;
    }

    private static void icmp(Flow flow, int transport, int type) {
        icmp(flow, transport, type, false);
    }

    private static void icmp(Flow flow, int transport, int type, boolean initiatorKnown) {
        flow.setTransport(transport);
        flow.setTcpFlags(null);
        flow.setIcmpType(type);
        flow.setInitiatorKnown(initiatorKnown);
    }

    private void changed(String name, @Nullable String says, Consumer<Flow> change) {
        sender(name, says, s -> each(steady(s), change));
    }

    private void sender(
            String name, @Nullable String says, Function<IpAddress, List<Flow>> packets) {
        IpAddress sender = script.cast.outside();
        script.judged(name, sender, says, packets.apply(sender));
    }
}
