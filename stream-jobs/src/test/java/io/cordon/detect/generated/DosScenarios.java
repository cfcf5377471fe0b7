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
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** DOS-VOLUME and DOS-SYN-FLOOD: too much, and handshakes that nobody finishes. */
final class DosScenarios {

    static final String VOLUME = "DOS-VOLUME";
    static final String SYN_FLOOD = "DOS-SYN-FLOOD";

    /** Enough to be mixed with everything else: each of the others is a thousand records too. */
    static final Set<String> MIXED =
            Set.of("1000-sources", "999-sources", "1-in-100", "two-ports", "both-hours");

    private static final String MEDIUM = "medium 73";
    private static final String HIGH = "high 73";
    private static final long PACKETS = 200_000;
    private static final long BYTES = 1_250_000_000;
    private static final int SOURCES = 1_000;
    private static final int SYN = 0x02;

    private final Script script;
    private final boolean syn;
    private final long t;

    private DosScenarios(Script script, boolean syn) {
        this.script = script;
        this.syn = syn;
        this.t = script.pane();
    }

    static List<Scenario> volume(Cast cast, Random random) {
        DosScenarios rule = new DosScenarios(new Script(VOLUME, cast, random), false);
        rule.sums();
        rule.common(MEDIUM);
        return rule.script.scenarios();
    }

    static List<Scenario> synFlood(Cast cast, Random random) {
        DosScenarios rule = new DosScenarios(new Script(SYN_FLOOD, cast, random), true);
        rule.sources();
        rule.states();
        rule.finished();
        rule.common(HIGH);
        return rule.script.scenarios();
    }

    private void sums() {
        victim("packets", MEDIUM, v -> much(v, PACKETS, 1));
        victim("packets-less-1", null, v -> much(v, PACKETS - 1, 1));
        victim("bytes", MEDIUM, v -> much(v, 9, BYTES));
        victim("bytes-less-1", null, v -> much(v, 9, BYTES - 1));
        victim("100-records", MEDIUM, v -> many(v, 100, 2_000, 100));
        victim("99-records", null, v -> many(v, 99, 2_000, 100));
        victim("records-too-small", null, v -> many(v, 900, 1_999, 12_499_999));
        victim("records-of-12-megabytes", MEDIUM, v -> many(v, 100, 1, 12_500_000));
        victim("records-of-12-megabytes-99", null, v -> many(v, 99, 1, 12_500_000));
        victim("two-panes", null, v -> all(much(v, PACKETS / 2, 1), later(v, PACKETS / 2, PANE)));
        victim(
                "one-pane",
                MEDIUM,
                v -> all(much(v, PACKETS / 2, 1), later(v, PACKETS / 2, PANE - 1)));
        victim("spread-over-two", null, v -> lasting(v, PACKETS, 10));
        victim("spread-but-enough", MEDIUM, v -> lasting(v, PACKETS * 2, 10));
        victim("300-seconds", MEDIUM, v -> lasting(v, PACKETS * 31, 300));
        victim("300-seconds-less", null, v -> lasting(v, PACKETS * 31 - 31, 300));
        victim("longer-is-cut", MEDIUM, v -> lasting(v, PACKETS * 31, 900));
        victim("1-in-100", MEDIUM, v -> at(much(v, PACKETS / 100, 9), 100));
        victim("1-in-10000", MEDIUM, v -> at(much(v, PACKETS / 10_000, 9), 10_000));
        victim("1-in-100000", "low 73", v -> at(much(v, 2, 9), 100_000));
        victim("saturating", MEDIUM, v -> at(much(v, Long.MAX_VALUE, Long.MAX_VALUE), 10));
        victim("null-packets", MEDIUM, v -> each(much(v, 1, BYTES), f -> f.setSourcePackets(null)));
        victim("null-bytes", MEDIUM, v -> each(much(v, PACKETS, 1), f -> f.setSourceBytes(null)));
        victim("both-null", null, v -> each(much(v, PACKETS, 1), DosScenarios::empty));
        victim("other-direction", null, v -> each(much(v, 1, 1), this::answersMuch));
        victim("a-video", null, v -> much(v, 47_000, 62_500_000));
        for (int transport : new int[] {1, 6, 17, 47, 50, 58}) {
            changed("transport-" + transport, MEDIUM, f -> f.setTransport(transport));
        }
        changed("victim-is-outside", null, f -> f.setDestinationAddress(outside()));
        IpAddress v = script.cast.outside();
        script.add("no-networks", v.text(), 1, List.of(), attack(v));
        v = script.cast.outside();
        script.nearMiss("not-ours", v, attack(v));
        for (int i = 0; i < 8; i++) {
            long less = 1 + script.random.nextInt(9_000);
            victim("drawn-less-" + i, null, w -> much(w, PACKETS - less, BYTES - less));
        }
    }

    private void sources() {
        victim("1000-sources", HIGH, v -> syns(v, SOURCES));
        victim("999-sources", null, v -> syns(v, SOURCES - 1));
        victim("999-sources-twice", null, v -> all(syns(v, SOURCES - 1), syns(v, SOURCES - 1)));
        victim("two-ports", null, v -> ports(v, 500));
        victim("two-ports-one-enough", HIGH, v -> all(syns(v, SOURCES), ports(v, 10)));
        victim("two-panes", null, v -> split(v, PANE));
        victim("one-pane", HIGH, v -> split(v, PANE - 1));
        victim(
                "spread-counts-whole",
                HIGH,
                v -> each(syns(v, SOURCES), f -> f.setStartTime(t - 9 * PANE)));
        victim("1-in-100", MEDIUM, v -> at(syns(v, SOURCES), 100));
        victim("1-in-10000", MEDIUM, v -> at(syns(v, SOURCES), 10_000));
    }

    private void states() {
        changed("zeek-s0", HIGH, f -> f.setConnectionState("S0"));
        changed("zeek-s0-wins-over-flags", HIGH, f -> state(f, "S0", 0x1b));
        for (String state : List.of("REJ", "RSTOS0", "RSTRH", "SH", "SHR", "OTH", "SF", "S1")) {
            changed("zeek-" + state, null, f -> state(f, state, SYN));
        }
        changed("syn-ack", null, f -> f.setTcpFlags(0x12));
        changed("ack", null, f -> f.setTcpFlags(0x10));
        changed("rst", null, f -> f.setTcpFlags(0x04));
        changed("syn-and-rst", HIGH, f -> f.setTcpFlags(0x06));
        changed("no-flags", null, f -> f.setTcpFlags(null));
        changed("udp", null, f -> f.setTransport(Telemetry.UDP));
        changed("answered-with-syn-ack", HIGH, f -> f.setTcpFlagsReverse(0x12));
    }

    /** Clients that finish are looked at when their address is in the sample. */
    private void finished() {
        List<IpAddress> sampled = sampled(4);
        victim(
                "one-sampled-client-finishes",
                null,
                v -> all(syns(v, SOURCES), done(v, sampled, 1)));
        victim("of-4865-sources", HIGH, v -> all(syns(v, 4_865), done(v, sampled, 1)));
        victim("of-4864-sources", null, v -> all(syns(v, 4_864), done(v, sampled, 1)));
        victim("flash-crowd", null, v -> all(syns(v, 1_200), crowd(v, 5_000)));
        victim(
                "finish-on-another-port",
                HIGH,
                v ->
                        all(
                                syns(v, SOURCES),
                                each(done(v, sampled, 4), f -> f.setDestinationPort(80))));
        victim(
                "finish-in-another-pane",
                HIGH,
                v -> all(syns(v, SOURCES), each(done(v, sampled, 4), f -> move(f, t + PANE))));
        victim(
                "finish-in-zeek",
                null,
                v -> all(syns(v, SOURCES), each(done(v, sampled, 1), f -> state(f, "RSTR", null))));
        victim(
                "one-way-exports-do-not-show-it",
                HIGH,
                v -> all(syns(v, SOURCES), each(done(v, sampled, 4), DosScenarios::oneWay)));
    }

    private void common(String says) {
        changed("honeypot", null, f -> f.setVantage(Vantage.HONEYPOT));
        changed("host-vantage", says, f -> f.setVantage(Vantage.HOST));
        changed("start-after-end", says, f -> f.setStartTime(f.getEndTime() + PANE));
        victim("two-sensors-see-the-same", says, v -> all(attack(v), seenBy("b", attack(v))));
        IpAddress v = script.cast.victim();
        script.positive(
                "two-tenants",
                v.text(),
                2,
                all(Script.ownedBy("clinic", attack(v)), Script.ownedBy("plant", attack(v))));
        v = script.cast.victim();
        script.positive(
                "both-hours",
                v.text(),
                2,
                all(each(attack(v), f -> move(f, EDGE - 1)), each(attack(v), f -> move(f, EDGE))));
        v = script.cast.allowed();
        script.nearMiss("allowed", v, attack(v));
        for (int i = 0; i < 5; i++) {
            long later = script.random.nextInt(60) * SECOND;
            changed("drawn-" + i, says, f -> move(f, t + PANE * (later / PANE)));
        }
    }

    private List<Flow> attack(IpAddress victim) {
        return syn ? syns(victim, SOURCES) : much(victim, PACKETS, 1);
    }

    private List<Flow> much(IpAddress victim, long packets, long bytes) {
        Flow flow = Datagrams.oneWay(t, t, source(1), 7_777, victim, 7_778, packets, bytes);
        return new ArrayList<>(List.of(flow));
    }

    private List<Flow> many(IpAddress victim, int n, long packets, long bytes) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            flows.add(Datagrams.oneWay(t, t, source(i), 7_777, victim, 7_778, packets, bytes));
        }
        return flows;
    }

    private List<Flow> later(IpAddress victim, long packets, long apart) {
        return each(much(victim, packets, 1), f -> move(f, t + apart));
    }

    private List<Flow> lasting(IpAddress victim, long packets, int seconds) {
        return each(
                much(victim, packets, packets),
                f -> f.setEndTime(f.getStartTime() + seconds * SECOND));
    }

    private List<Flow> syns(IpAddress victim, int n) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Flow flow = Telemetry.oneWay(t, source(i), 1_024 + i, victim, 443, SYN);
            flow.setStartTime(t);
            flow.setSourcePackets(1L);
            flow.setSourceBytes(44L);
            flows.add(flow);
        }
        return flows;
    }

    private List<Flow> ports(IpAddress victim, int each) {
        List<Flow> flows = syns(victim, 2 * each);
        flows.subList(each, 2 * each).forEach(f -> f.setDestinationPort(80));
        return flows;
    }

    private List<Flow> split(IpAddress victim, long apart) {
        List<Flow> flows = syns(victim, SOURCES);
        flows.subList(0, 1).forEach(f -> move(f, t + apart));
        return flows;
    }

    private List<Flow> crowd(IpAddress victim, int n) {
        List<IpAddress> clients = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            clients.add(script.cast.family.target(20_000 + i));
        }
        return done(victim, clients, n);
    }

    private List<Flow> done(IpAddress victim, List<IpAddress> clients, int n) {
        List<Flow> flows = new ArrayList<>();
        for (IpAddress client : clients.subList(0, n)) {
            Flow flow = Telemetry.flagged(t, client, victim, 443, 0x1b);
            flow.setStartTime(t);
            flows.add(flow);
        }
        return flows;
    }

    /** By the formula of the page, written down once more. */
    private List<IpAddress> sampled(int n) {
        List<IpAddress> found = new ArrayList<>();
        for (int i = 0; found.size() < n; i++) {
            IpAddress address = script.cast.family.target(30_000 + i);
            long h = address.high() * 0x9E3779B97F4A7C15L + address.low();
            h *= 0xBF58476D1CE4E5B9L;
            if (((h ^ h >>> 32) & 0xff) == 0) {
                found.add(address);
            }
        }
        return found;
    }

    private IpAddress source(int i) {
        return script.cast.family.target(i);
    }

    private io.cordon.schema.avro.Address outside() {
        return script.cast.family.target(60_000).toAvro();
    }

    private static List<Flow> at(List<Flow> flows, long rate) {
        return each(flows, f -> f.setSamplingRate(rate));
    }

    private static void move(Flow flow, long time) {
        flow.setStartTime(time);
        flow.setEndTime(time);
    }

    private static void state(Flow flow, String state, @Nullable Integer flags) {
        flow.setConnectionState(state);
        flow.setTcpFlags(flags);
    }

    private static void oneWay(Flow flow) {
        flow.setDestinationPackets(null);
        flow.setDestinationBytes(null);
    }

    private static void empty(Flow flow) {
        flow.setSourcePackets(null);
        flow.setSourceBytes(null);
    }

    private void answersMuch(Flow flow) {
        flow.setDestinationPackets(PACKETS * 9);
        flow.setDestinationBytes(BYTES * 9);
    }

    private void changed(String name, @Nullable String says, Consumer<Flow> change) {
        victim(name, says, v -> each(attack(v), change));
    }

    private void victim(
            String name, @Nullable String says, Function<IpAddress, List<Flow>> attack) {
        IpAddress victim = script.cast.victim();
        script.judged(name, victim, says, attack.apply(victim));
    }
}
