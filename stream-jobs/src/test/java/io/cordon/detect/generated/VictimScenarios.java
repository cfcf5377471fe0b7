package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Script.with;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.PANE;
import static io.cordon.detect.generated.Timeline.SECOND;

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

/** AMP-VICTIM: answers that nobody asked for, in three tiers. */
final class VictimScenarios {

    static final String RULE = "AMP-VICTIM";
    static final int SSDP = 1900;
    static final int DNS = 53;
    static final int NTP = 123;
    static final int SNMP = 161;

    /** Bytes in six panes. */
    static final long VOLUME = 100_000_000L / 8 * 60;

    static final long FAN = 20;
    private static final String FAN_IN = "medium 47";
    private static final String HIGH = "high 73";

    private final Script script;
    private final Datagrams udp;
    private final long t;

    private VictimScenarios(Script script) {
        this.script = script;
        this.udp = new Datagrams(script.cast.family);
        this.t = script.pane();
    }

    static List<Scenario> of(Cast cast, Random random) {
        VictimScenarios rule = new VictimScenarios(new Script(RULE, cast, random));
        rule.fansIn();
        rule.dns();
        rule.notAnswers();
        rule.volumes();
        rule.fragments();
        rule.heavy();
        rule.sampled();
        rule.hours();
        rule.sensors();
        rule.ordinary();
        return rule.script.scenarios();
    }

    private void fansIn() {
        victim("19-reflectors", null, v -> udp.fan(v, SSDP, 19, 300, t));
        victim("20-reflectors", FAN_IN, v -> udp.fan(v, SSDP, 20, 300, t));
        victim("payload-199", null, v -> udp.fan(v, SSDP, 20, 199, t));
        victim("payload-200", FAN_IN, v -> udp.fan(v, SSDP, 20, 200, t));
        victim(
                "one-of-twenty-small",
                null,
                v -> all(udp.fan(v, SSDP, 19, 300, t), udp.fan(v, SSDP, 19, 1, 199, t)));
        victim(
                "19-reflectors-twice",
                null,
                v -> all(udp.fan(v, SSDP, 19, 300, t), udp.fan(v, SSDP, 19, 300, t + SECOND)));
        victim(
                "last-in-the-next-pane",
                null,
                v -> all(udp.fan(v, SSDP, 19, 300, t), udp.fan(v, SSDP, 19, 1, 300, t + PANE)));
        victim(
                "last-at-the-panes-end",
                FAN_IN,
                v -> all(udp.fan(v, SSDP, 19, 300, t), udp.fan(v, SSDP, 19, 1, 300, t + PANE - 1)));
        victim(
                "last-begins-in-the-pane",
                FAN_IN,
                v ->
                        all(
                                udp.fan(v, SSDP, 19, 300, t),
                                each(
                                        udp.fan(v, SSDP, 19, 1, 300, t + 3 * PANE),
                                        f -> f.setStartTime(t + PANE - 1))));
        victim(
                "two-ports-19-each",
                null,
                v -> all(udp.fan(v, SSDP, 19, 300, t), udp.fan(v, 17_185, 19, 300, t)));
        victim("out-of-order", FAN_IN, v -> reversed(udp.fan(v, SSDP, 25, 300, t)));
        changed("start-after-end", FAN_IN, f -> f.setStartTime(f.getEndTime() + MINUTE));
        changed("bytes-without-packets", FAN_IN, f -> f.setSourcePackets(null));
        changed("bytes-with-no-packets", FAN_IN, f -> f.setSourcePackets(0L));
        changed("packets-without-bytes", null, f -> f.setSourceBytes(null));
        changed("neither-bytes-nor-packets", null, VictimScenarios::silence);
        for (int port : new int[] {3389, 27_015, 6881, 5060}) {
            victim("conversation-" + port, null, v -> udp.fan(v, port, 40, 900, t));
        }
    }

    private void dns() {
        victim("dns-large-without-fragments", null, v -> udp.fan(v, DNS, 60, 1_200, t));
        victim("dns-9-fragment-sources", null, v -> dns(v, 20, 9));
        victim("dns-10-fragment-sources", FAN_IN, v -> dns(v, 20, 10));
        victim("dns-19-reflectors", null, v -> dns(v, 19, 19));
        victim(
                "dns-fragments-a-pane-later",
                null,
                v ->
                        all(
                                udp.fan(v, DNS, 20, 60, t),
                                udp.fragments(v, 20, 30_000, t + PANE, t + PANE)));
    }

    private List<Flow> dns(IpAddress victim, int reflectors, int fragmentSources) {
        return all(
                udp.fan(victim, DNS, reflectors, 60, t),
                udp.fragments(victim, fragmentSources, 30_000, t, t + SECOND));
    }

    private void notAnswers() {
        changed("asked-for", null, f -> f.setDestinationPackets(1L));
        changed("asked-for-bytes-only", null, f -> f.setDestinationBytes(60L));
        changed("opened-to-another-service", null, VictimScenarios::opensSnmp);
        changed("opened-to-no-service", FAN_IN, f -> f.setInitiatorKnown(true));
        changed("honeypot", null, f -> f.setVantage(Vantage.HONEYPOT));
        changed("host-vantage", FAN_IN, f -> f.setVantage(Vantage.HOST));
        changed("tcp", null, f -> f.setTransport(Telemetry.TCP));
        changed("quic", null, f -> f.setSourcePort(443));
        changed("port-not-listed", null, f -> f.setSourcePort(1901));
        victim(
                "answered-by-the-destination",
                FAN_IN,
                v -> each(udp.fan(v, SSDP, 20, 300, t), VictimScenarios::turned));
        victim("ntp-peers", null, v -> peers(v, 48));
        victim("ntp-monlist-to-port-123", FAN_IN, v -> peers(v, 440));
        IpAddress group =
                IpAddress.parse(script.cast.family == Family.V4 ? "239.255.255.250" : "ff02::c");
        script.nearMiss("multicast", group, udp.fan(group, SSDP, 40, 300, t));
        IpAddress nobody =
                IpAddress.parse(script.cast.family == Family.V4 ? "255.255.255.255" : "::");
        script.nearMiss("nobody", nobody, udp.fan(nobody, SSDP, 40, 300, t));
    }

    private List<Flow> peers(IpAddress victim, int payload) {
        return each(udp.fan(victim, NTP, 40, payload, t), f -> f.setDestinationPort(NTP));
    }

    private void volumes() {
        victim("volume", HIGH, v -> udp.flood(v, SSDP, 21, VOLUME, t, t + MINUTE - 1));
        victim("volume-less-1", null, v -> udp.flood(v, SSDP, 21, VOLUME - 1, t, t + MINUTE - 1));
        victim("volume-of-20", null, v -> udp.flood(v, SSDP, 20, VOLUME, t, t + MINUTE - 1));
        victim("volume-of-a-game", HIGH, v -> udp.flood(v, 27_015, 21, VOLUME, t, t));
        victim("six-panes", HIGH, v -> halves(v, 5 * PANE));
        victim("seven-panes", null, v -> halves(v, 6 * PANE));
        long total = 2 * VOLUME;
        victim("total-of-3", HIGH, v -> udp.flood(v, SSDP, 3, total, t, t));
        victim("total-of-3-less-1", null, v -> udp.flood(v, SSDP, 3, total - 1, t, t));
        victim(
                "total-of-two-ports",
                HIGH,
                v ->
                        all(
                                udp.flood(v, SSDP, 2, VOLUME, t, t),
                                udp.flood(v, 3478, 2, VOLUME, t + 9 * SECOND, t + PANE)));
        victim("spread-past-the-window", null, v -> udp.flood(v, SSDP, 21, VOLUME, t, t + MINUTE));
        victim("300-seconds", HIGH, v -> udp.flood(v, SSDP, 21, 6 * VOLUME, t, t + 5 * MINUTE));
        victim(
                "longer-is-cut",
                "medium 73",
                v -> udp.flood(v, SSDP, 21, 6 * VOLUME, t, t + 5 * MINUTE + 1));
        victim(
                "saturating",
                "high 99",
                v ->
                        each(
                                udp.flood(v, SSDP, 10, 10_000, t, t),
                                f -> {
                                    f.setSourceBytes(Long.MAX_VALUE);
                                    f.setSourcePackets(Long.MAX_VALUE / 1000);
                                    f.setSamplingRate(2);
                                }));
    }

    private List<Flow> halves(IpAddress victim, long apart) {
        return all(
                udp.flood(victim, SSDP, 21, VOLUME / 2, t, t),
                udp.flood(victim, SSDP, 21, VOLUME / 2, t + apart, t + apart));
    }

    private void fragments() {
        victim("fragments-alone", null, v -> udp.fragments(v, 40, 9 * VOLUME, t, t + MINUTE));
        victim(
                "fragments-and-one-answer",
                HIGH,
                v -> all(udp.fragments(v, 4, 2 * VOLUME, t, t), udp.fan(v, DNS, 1, 40, t)));
        victim(
                "fragments-and-an-old-answer",
                null,
                v ->
                        all(
                                udp.fan(v, DNS, 1, 40, t),
                                udp.fragments(v, 4, 2 * VOLUME, t + MINUTE, t + MINUTE)));
        victim("fragments-complete-a-port", HIGH, v -> completed(v, 0));
        victim("fragments-of-another-pane", null, v -> completed(v, PANE));
    }

    private List<Flow> completed(IpAddress victim, long later) {
        return all(
                udp.flood(victim, DNS, 21, VOLUME / 2, t, t),
                udp.fragments(victim, 5, VOLUME / 2, t + later, t + later));
    }

    private void heavy() {
        victim("heavy-of-9", HIGH, v -> udp.flood(v, SSDP, 9, 10 * VOLUME, t, t));
        victim("heavy-of-10", "high 99", v -> udp.flood(v, SSDP, 10, 10 * VOLUME, t, t));
        victim("heavy-less-1", HIGH, v -> udp.flood(v, SSDP, 10, 10 * VOLUME - 1, t, t));
        for (int timeout : new int[] {10, 60, 300}) {
            victim(
                    "timeout-" + timeout,
                    "high 99",
                    v -> exported(v, new Exporter(timeout * SECOND, 1), 9_000_000));
        }
    }

    /** Ten reflectors, two packets a second for six minutes. */
    private List<Flow> exported(IpAddress victim, Exporter exporter, long bytes) {
        List<Flow> flows = new ArrayList<>();
        long[] times = Timeline.every(t, 720, SECOND / 2);
        for (int i = 0; i < 10; i++) {
            IpAddress from = script.cast.family.target(i);
            flows.addAll(exporter.export(from, SSDP, victim, 4444, times, bytes));
        }
        return flows;
    }

    private void sampled() {
        for (int rate : new int[] {1, 100, 10_000}) {
            victim("heavy-1-in-" + rate, "high 99", v -> seenOf(v, 6_000_000 / rate, 1_250, rate));
        }
        victim("fan-in-1-in-100", FAN_IN, v -> at(udp.fan(v, SSDP, 20, 300, t), 100));
        victim("fan-in-1-in-10000", FAN_IN, v -> at(udp.fan(v, SSDP, 20, 300, t), 10_000));
        victim("12-packets", "medium 73", v -> seenOf(v, 12, 1_400, 100_000));
        victim("11-packets", "low 73", v -> seenOf(v, 11, 1_400, 100_000));
    }

    private List<Flow> seenOf(IpAddress victim, long packets, long bytes, long rate) {
        return each(
                at(udp.flood(victim, SSDP, 10, 1_000, t, t), rate),
                f -> {
                    // The first reflector has what does not divide.
                    boolean first =
                            f.getSourceAddress().equals(script.cast.family.target(0).toAvro());
                    long own = packets / 10 + (first ? packets % 10 : 0);
                    f.setSourcePackets(own);
                    f.setSourceBytes(own * bytes);
                });
    }

    private static List<Flow> at(List<Flow> flows, long rate) {
        return each(flows, f -> f.setSamplingRate(rate));
    }

    private void hours() {
        IpAddress v = script.cast.victim();
        script.positive(
                "half-before-the-hour",
                v,
                all(
                        udp.flood(v, SSDP, 21, VOLUME / 2, EDGE - PANE, EDGE - 1),
                        udp.flood(v, SSDP, 21, VOLUME / 2, EDGE, EDGE + SECOND)));
        v = script.cast.victim();
        script.positive(
                "looks-back-when-something-comes",
                v.text(),
                2,
                all(
                        udp.flood(v, SSDP, 21, VOLUME, EDGE - PANE, EDGE - 1),
                        udp.fan(v, SSDP, 1, 20, EDGE + 40 * MINUTE)));
        v = script.cast.victim();
        script.positive(
                "nothing-comes-after-the-hour",
                v,
                udp.flood(v, SSDP, 21, VOLUME, EDGE - PANE, EDGE - 1));
        v = script.cast.victim();
        script.positive(
                "ends-after-the-hour",
                v,
                udp.flood(v, SSDP, 21, VOLUME, EDGE - 5 * PANE, EDGE + SECOND));
        v = script.cast.victim();
        script.positive(
                "too-old-for-the-hour",
                v,
                all(
                        udp.flood(v, SSDP, 21, VOLUME, EDGE - MINUTE, EDGE - MINUTE),
                        udp.fan(v, SSDP, 1, 20, EDGE)));
        v = script.cast.victim();
        script.positive(
                "both-hours",
                v.text(),
                2,
                all(udp.fan(v, SSDP, 20, 300, EDGE - 1), udp.fan(v, SSDP, 20, 300, EDGE)));
    }

    private void sensors() {
        victim(
                "two-sensors-see-the-same",
                FAN_IN,
                v ->
                        all(
                                udp.fan(v, SSDP, 20, 300, t),
                                seenBy("edge-2", udp.fan(v, SSDP, 20, 300, t))));
        victim(
                "two-sensors-19-each",
                null,
                v ->
                        all(
                                udp.fan(v, SSDP, 19, 300, t),
                                seenBy("edge-2", udp.fan(v, SSDP, 19, 19, 300, t))));
        victim(
                "other-sensor-counts-more",
                FAN_IN,
                v ->
                        all(
                                udp.fan(v, SSDP, 20, 300, t),
                                seenBy("edge-2", udp.fan(v, SSDP, 60, 90, t))));
        victim(
                "worst-of-two-sensors",
                HIGH,
                v ->
                        all(
                                udp.fan(v, SSDP, 30, 300, t),
                                seenBy("edge-2", udp.flood(v, SSDP, 21, VOLUME, t, t))));
        IpAddress v = script.cast.victim();
        script.positive(
                "two-tenants",
                v.text(),
                2,
                all(
                        Script.ownedBy("clinic", udp.fan(v, SSDP, 20, 300, t)),
                        Script.ownedBy("plant", udp.fan(v, SSDP, 20, 300, t))));
        v = script.cast.outside();
        script.positive("anybodys-address", v, udp.fan(v, SSDP, 20, 300, t));
        v = script.cast.victim();
        script.add("no-networks", v.text(), 1, List.of(), udp.fan(v, SSDP, 20, 300, t));
        v = script.cast.allowed();
        script.nearMiss("allowed", v, udp.fan(v, SSDP, 40, 300, t));
    }

    /** What must stay silent. */
    private void ordinary() {
        victim(
                "busy-resolver-in-one-direction",
                null,
                v -> {
                    List<Flow> flows = new ArrayList<>();
                    for (int i = 0; i < 400; i++) {
                        long at = t + i * SECOND / 8;
                        flows.addAll(udp.fan(v, DNS, i, 1, i % 20 == 0 ? 1_300 : 120, at));
                    }
                    return flows;
                });
        victim(
                "bittorrent-host",
                null,
                v ->
                        each(
                                udp.flood(v, 6881, 40, 90_000_000, t, t + MINUTE),
                                f -> f.setDestinationPort(6881)));
        victim("snmp-polling", null, this::polled);
        victim("rdp-over-udp", null, v -> udp.flood(v, 3389, 3, 80_000_000, t, t + MINUTE));
        victim(
                "nat-gateway",
                null,
                v -> {
                    List<Flow> flows = new ArrayList<>();
                    for (int port : new int[] {443, 123, 53, 5353, 3478, 500}) {
                        flows.addAll(each(udp.fan(v, port, 30, 150, t), this::replied));
                    }
                    return flows;
                });
    }

    private List<Flow> polled(IpAddress station) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            IpAddress device = script.cast.family.target(i);
            flows.add(Datagrams.asked(t, station, device, SNMP, 1, 90, 1, 900));
        }
        return flows;
    }

    private void replied(Flow flow) {
        flow.setDestinationPackets(1L);
        flow.setDestinationBytes(70L);
    }

    private static void silence(Flow flow) {
        flow.setSourcePackets(0L);
        flow.setSourceBytes(0L);
    }

    private static void opensSnmp(Flow flow) {
        flow.setInitiatorKnown(true);
        flow.setDestinationPort(SNMP);
    }

    /** The same packets, of a record whose source is the side that got them. */
    private static void turned(Flow flow) {
        var victim = flow.getDestinationAddress();
        flow.setDestinationAddress(flow.getSourceAddress());
        flow.setSourceAddress(victim);
        int port = flow.getDestinationPort();
        flow.setDestinationPort(flow.getSourcePort());
        flow.setSourcePort(port);
        flow.setDestinationPackets(flow.getSourcePackets());
        flow.setDestinationBytes(flow.getSourceBytes());
        flow.setSourcePackets(null);
        flow.setSourceBytes(null);
    }

    private static List<Flow> reversed(List<Flow> flows) {
        List<Flow> turned = new ArrayList<>(flows);
        Collections.reverse(turned);
        return turned;
    }

    private void changed(String name, @Nullable String says, Consumer<Flow> change) {
        victim(name, says, v -> each(udp.fan(v, SSDP, 20, 300, t), f -> with(f, change)));
    }

    private void victim(
            String name, @Nullable String says, Function<IpAddress, List<Flow>> attack) {
        IpAddress victim = script.cast.victim();
        script.judged(name, victim, says, attack.apply(victim));
    }
}
