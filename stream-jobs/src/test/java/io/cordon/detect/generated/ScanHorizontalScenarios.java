package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.reversed;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SCAN-HORIZONTAL: a hundred destinations within 540 s. */
final class ScanHorizontalScenarios {

    static final String RULE = "SCAN-HORIZONTAL";
    private static final int N = 100;
    private static final long W = 540 * SECOND;
    private static final int[] PORTS = {
        21, 22, 23, 81, 445, 554, 1883, 2222, 2323, 3389, 5555, 5900, 7547, 8081, 8291, 9530, 37215,
        37777, 52869
    };
    private static final List<String> STATES =
            List.of("S0", "REJ", "SF", "RSTO", "RSTOS0", "SH", "OTH");

    private final Script script;

    private ScanHorizontalScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        ScanHorizontalScenarios rule = new ScanHorizontalScenarios(new Script(RULE, cast, random));
        rule.spans();
        rule.edges();
        rule.destinations();
        rule.ports();
        rule.directions();
        rule.sensorsAndTenants();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void spans() {
        source("hundred-in-exactly-w", 1, spread(script.start(), N, W), i -> i);
        source("hundred-in-w-plus-1us", 0, spread(script.start(), N, W + 1), i -> i);
        source("ninety-nine-in-w", 0, spread(script.start(), N - 1, W), i -> i);
        source("hundred-at-one-microsecond", 1, spread(script.start(), N, 0), i -> i);
        source("hundred-arriving-backwards", 1, reversed(spread(script.start(), N, W)), i -> i);
        source("backwards-in-w-plus-1us", 0, reversed(spread(script.start(), N, W + 1)), i -> i);
        source("slow-ninety-nine-in-any-w", 0, every(script.start(), 200, 5_510_000), i -> i);
        source("beyond-the-exact-distinct-count", 1, spread(script.start(), 5_000, W), i -> i);
        // Event time is the end of a flow: equal starts do not bring late ends into one span.
        changed(
                "equal-starts-late-ends",
                0,
                spread(script.start(), N, W + 1),
                flow -> flow.setStartTime(EDGE - 60 * MINUTE));
        changed(
                "early-starts-ends-in-w",
                1,
                spread(EDGE + MINUTE, N, W),
                flow -> flow.setStartTime(flow.getEndTime() * 2 - EDGE - 60 * MINUTE));
    }

    private void edges() {
        source("sixty-before-forty-after-edge", 1, spread(EDGE - W * 3 / 5, N, W), i -> i);
        source("last-one-on-the-edge", 1, spread(EDGE - W, N, W), i -> i);
        source(
                "hundred-each-side-of-edge",
                2,
                spread(EDGE - 100 * SECOND, 200, 199 * SECOND),
                i -> i);
        source("last-microsecond-of-period", 1, spread(EDGE - W - 1, N, W), i -> i);
        source("across-edge-in-w-plus-1us", 0, spread(EDGE - W / 2, N, W + 1), i -> i);
    }

    private void destinations() {
        source("revisits-and-hundred", 1, spread(script.start(), 4 * N, W), i -> i % N);
        source("ninety-nine-revisited", 0, every(script.start(), 5 * N, SECOND), i -> i % (N - 1));
        source("one-destination-all-ports", 0, spread(script.start(), 5 * N, W), i -> 0);
        // The first destinations come again when their first visit is too old: never 100 in a span.
        source("revisited-across-w", 0, every(script.start(), 250, 9 * SECOND), i -> i % 120);
        source("revisits-fill-the-span", 1, every(script.start(), 260, 4 * SECOND), i -> i % 130);
        IpAddress target = script.cast.ours();
        List<IpAddress> sources = script.cast.ours(N);
        long at = script.start();
        script.nearMiss(
                "hundred-sources-one-destination",
                sources.get(0),
                sources.stream().map(s -> Telemetry.tcp(at, s, target, 23, "S0")).toList());
    }

    private void ports() {
        for (int port : PORTS) {
            onPort("port-" + port, 1, port);
        }
        for (int port : new int[] {20, 24, 80, 82, 443, 5901, 8000, 8080, 8443}) {
            onPort("port-" + port, 0, port);
        }
        IpAddress source = script.cast.outside();
        script.nearMiss(
                "ninety-nine-and-one-web",
                source,
                all(
                        flows(source, spread(EDGE + MINUTE, N - 1, W), i -> i),
                        List.of(
                                Telemetry.tcp(
                                        EDGE + 2 * MINUTE,
                                        source,
                                        script.cast.family.target(N),
                                        80,
                                        "SF"))));
        changed("udp", 0, spread(script.start(), N, W), flow -> flow.setTransport(17));
        changed("sctp", 0, spread(script.start(), N, W), flow -> flow.setTransport(132));
        changed(
                "port-at-the-initiator",
                0,
                spread(script.start(), N, W),
                flow -> {
                    flow.setSourcePort(23);
                    flow.setDestinationPort(40_000);
                });
    }

    private void directions() {
        oneWay("one-way-syn", 1, 0x02);
        oneWay("one-way-syn-reset", 1, 0x06);
        oneWay("one-way-syn-with-ecn", 1, 0xc2);
        oneWay("one-way-without-flags", 0, null);
        oneWay("one-way-no-flag-set", 0, 0);
        oneWay("one-way-syn-ack", 0, 0x12);
        oneWay("one-way-ack", 0, 0x10);
        oneWay("one-way-refusals", 0, 0x14);
        oneWay("one-way-whole-session", 0, 0x1b);
        changed(
                "at-a-honeypot",
                1,
                spread(script.start(), N, W),
                flow -> flow.setVantage(Vantage.HONEYPOT));
        changed(
                "host-vantage",
                1,
                spread(script.start(), N, W),
                flow -> flow.setVantage(Vantage.HOST));
        IpAddress inside = script.cast.ours();
        script.positive("from-inside", inside, flows(inside, spread(script.start(), N, W), i -> i));
        inside = script.cast.ours();
        List<IpAddress> neighbours = script.cast.ours(N);
        IpAddress from = inside;
        script.positive(
                "inside-to-inside",
                inside,
                neighbours.stream()
                        .map(to -> Telemetry.tcp(EDGE + MINUTE, from, to, 5555, "S0"))
                        .toList());
    }

    private void sensorsAndTenants() {
        long[] crossing = spread(script.start(), N, W);
        long[] nearly = spread(crossing[0], N - 1, W);
        sensors("two-sensors-ninety-nine-each", 0, nearly, nearly, i -> i);
        sensors("two-sensors-other-half-each", 0, nearly, nearly, i -> i + N);
        sensors("two-sensors-one-crosses", 1, crossing, nearly, i -> i);
        sensors(
                "two-sensors-other-counts-more",
                1,
                crossing,
                spread(crossing[0], 500, W),
                i -> i % 50);
        sensors("two-sensors-tie", 1, crossing, crossing, i -> i);
        for (int n : new int[] {N, N - 1}) {
            IpAddress source = script.cast.ours();
            script.add(
                    "two-tenants-" + n + "-each",
                    source.text(),
                    n == N ? 2 : 0,
                    Cast.OURS,
                    all(
                            each(
                                    flows(source, spread(script.start(), n, W), i -> i),
                                    flow -> flow.setTenant("clinic")),
                            each(
                                    flows(source, spread(script.start(), n, W), i -> i),
                                    flow -> flow.setTenant("plant"))));
        }
    }

    /** Drawn from the seed: a scan with revisits, and as many flows over one destination less. */
    private void drawn() {
        for (int i = 0; i < 5; i++) {
            int n = N + script.random.nextInt(2 * N);
            long[] times =
                    IntStream.range(0, 2 * n)
                            .mapToLong(t -> EDGE + MINUTE + script.random.nextLong(W + 1))
                            .toArray();
            source("drawn-scan-" + i, 1, times, t -> t % n);
            source("drawn-visits-" + i, 0, times, t -> t % (N - 1));
        }
    }

    private void source(String name, int findings, long[] times, IntUnaryOperator target) {
        IpAddress source = script.cast.outside();
        script.add(name, source.text(), findings, Cast.OURS, flows(source, times, target));
    }

    private void changed(String name, int findings, long[] times, Consumer<Flow> change) {
        IpAddress source = script.cast.outside();
        script.add(
                name,
                source.text(),
                findings,
                Cast.OURS,
                each(flows(source, times, i -> i), change));
    }

    private void onPort(String name, int findings, int port) {
        changed(
                name,
                findings,
                spread(script.start(), N, W),
                flow -> flow.setDestinationPort(port));
    }

    private void oneWay(String name, int findings, @Nullable Integer flags) {
        changed(
                name,
                findings,
                spread(script.start(), N, W),
                flow -> {
                    flow.setConnectionState(null);
                    flow.setInitiatorKnown(false);
                    flow.setTcpFlags(flags);
                });
    }

    private void sensors(
            String name, int findings, long[] first, long[] second, IntUnaryOperator target) {
        IpAddress source = script.cast.outside();
        script.add(
                name,
                source.text(),
                findings,
                Cast.OURS,
                all(
                        flows(source, first, i -> i),
                        each(flows(source, second, target), flow -> flow.setSensor("edge-2"))));
    }

    /** One flow at each time; states and ports of the list in turn. */
    private List<Flow> flows(IpAddress source, long[] times, IntUnaryOperator target) {
        return IntStream.range(0, times.length)
                .mapToObj(
                        i ->
                                Telemetry.tcp(
                                        times[i],
                                        source,
                                        script.cast.family.target(target.applyAsInt(i)),
                                        PORTS[i % PORTS.length],
                                        STATES.get(i % STATES.size())))
                .toList();
    }
}
