package io.cordon.detect.generated;

import static io.cordon.detect.generated.Logins.decoys;
import static io.cordon.detect.generated.Logins.failures;
import static io.cordon.detect.generated.Logins.failuresAtEach;
import static io.cordon.detect.generated.Logins.honeypot;
import static io.cordon.detect.generated.Logins.protocols;
import static io.cordon.detect.generated.Logins.sensor;
import static io.cordon.detect.generated.Logins.tenant;
import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.reversed;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** CRED-BRUTE-FAST: ten failures within 120 s. */
final class BruteFastScenarios {

    static final String RULE = "CRED-BRUTE-FAST";
    private static final int N = 10;
    private static final long W = 120 * SECOND;

    private final Script script;

    private BruteFastScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        BruteFastScenarios rule = new BruteFastScenarios(new Script(RULE, cast, random));
        rule.spansAndEdges();
        rule.sensorsAndTenants();
        rule.weightsAndOutcomes();
        rule.subjects();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void spansAndEdges() {
        pair("ten-in-exactly-w", 1, spread(script.start(), N, W));
        pair("ten-in-w-plus-1us", 0, spread(script.start(), N, W + 1));
        pair("nine-in-w", 0, spread(script.start(), N - 1, W));
        pair("ten-at-one-microsecond", 1, spread(script.start(), N, 0));
        pair("ten-arriving-backwards", 1, reversed(spread(script.start(), N, W)));
        pair("nine-arriving-backwards", 0, reversed(spread(script.start(), N - 1, W)));
        pair("slow-nine-in-any-w", 0, every(script.start(), 120, 14 * SECOND));
        pair(
                "slow-then-one-more",
                1,
                Timeline.joined(
                        every(EDGE, 60, 14 * SECOND), new long[] {EDGE + 420 * SECOND + 1}));
        pair("long-attack", 1, every(script.start(), 400, SECOND));
        pair("six-before-four-after-edge", 1, spread(EDGE - 66 * SECOND, N, 108 * SECOND));
        pair("nine-before-one-after-edge", 1, spread(EDGE - 90 * SECOND, N, 90 * SECOND));
        pair("ten-each-side-of-edge", 2, spread(EDGE - 10 * SECOND, 2 * N, 19 * SECOND));
        pair("last-microsecond-of-period", 1, spread(EDGE - W - 1, N, W));
        pair("first-microsecond-of-period", 1, spread(EDGE, N, 0));
        pair("across-edge-in-w-plus-1us", 0, spread(EDGE - W / 2, N, W + 1));
        pair(
                "nine-each-side-far-from-edge",
                0,
                Timeline.joined(
                        spread(EDGE - 3 * MINUTE, N - 1, MINUTE), spread(EDGE, N - 1, MINUTE)));
    }

    private void sensorsAndTenants() {
        IpAddress client = script.cast.outside();
        IpAddress server = script.cast.ours();
        long at = script.start();
        pair(
                "two-sensors-nine-each",
                0,
                client,
                server,
                all(
                        failures(client, server, spread(at, N - 1, W)),
                        sensor("edge-2", failures(client, server, spread(at, N - 1, W)))));
        client = script.cast.outside();
        pair(
                "two-sensors-one-crosses",
                1,
                client,
                server,
                all(
                        failures(client, server, spread(at, N, W)),
                        sensor("edge-2", failures(client, server, spread(at, N - 1, W)))));
        client = script.cast.outside();
        pair(
                "two-sensors-other-counts-more",
                1,
                client,
                server,
                all(
                        failures(client, server, spread(at, N, W)),
                        sensor("edge-2", failures(client, server, every(at, 40, 20 * SECOND)))));
        client = script.cast.outside();
        pair(
                "two-sensors-tie",
                1,
                client,
                server,
                all(
                        failures(client, server, spread(at, N, W)),
                        sensor("edge-2", failures(client, server, spread(at + 1, N, W)))));
        IpAddress first = script.cast.ours();
        pair(
                "two-tenants-ten-each",
                2,
                first,
                server,
                all(
                        tenant("clinic", failures(first, server, spread(at, N, W))),
                        tenant("plant", failures(first, server, spread(at, N, W)))));
        first = script.cast.ours();
        pair(
                "two-tenants-nine-each",
                0,
                first,
                server,
                all(
                        tenant("clinic", failures(first, server, spread(at, N - 1, W))),
                        tenant("plant", failures(first, server, spread(at, N - 1, W)))));
    }

    private void weightsAndOutcomes() {
        weighted("one-record-of-ten-attempts", 1, 0, 10);
        weighted("attempts-four-and-six-in-w", 1, W, 4, 6);
        weighted("attempts-four-and-six-in-w-plus-1us", 0, W + 1, 4, 6);
        weighted("one-record-of-nine-attempts", 0, 0, 9);
        weighted("no-attempts-given-ten-records", 1, W, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        weighted("no-attempts-given-nine-records", 0, W, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        outcomes("inferred-only", 1, 0, N, 0, 0);
        outcomes("half-inferred", 1, 5, 5, 0, 0);
        outcomes("plain-and-some-inferred", 1, N, 4, 0, 0);
        outcomes("failures-among-successes", 1, N, 0, 6, 3);
        outcomes("nine-inferred", 0, 0, N - 1, 0, 0);
        outcomes("successes-only", 0, 0, 0, 30, 0);
        outcomes("unknown-only", 0, 0, 0, 0, 30);
        outcomes("nine-failures-and-others", 0, N - 1, 0, 5, 5);
    }

    private void subjects() {
        Cast cast = script.cast;
        IpAddress source = cast.outside();
        script.positive(
                "decoys-of-one-sensor-together",
                source,
                decoys(source, cast.ours(N), spread(script.start(), N, W)));
        source = cast.outside();
        script.nearMiss(
                "nine-over-decoys",
                source,
                decoys(source, cast.ours(N - 1), spread(script.start(), N - 1, W)));
        source = cast.outside();
        script.positive(
                "decoy-without-destination",
                source,
                honeypot(failures(source, null, spread(script.start(), N, W))));
        source = cast.outside();
        script.nearMiss(
                "network-without-destination",
                source,
                failures(source, null, spread(script.start(), 2 * N, W)));
        IpAddress one = cast.outside();
        List<IpAddress> devices = cast.ours(N);
        script.nearMiss(
                "one-source-ten-devices",
                one.text() + ">" + devices.get(0).text(),
                failuresAtEach(one, devices, every(EDGE + MINUTE, N, SECOND)));
        IpAddress server = cast.ours();
        List<IpAddress> clients = cast.ours(N);
        script.nearMiss(
                "ten-sources-one-device",
                clients.get(0).text() + ">" + server.text(),
                clients.stream().map(c -> Telemetry.failure(EDGE + MINUTE, c, server)).toList());
        IpAddress a = cast.ours();
        IpAddress b = cast.ours();
        pair(
                "both-directions-five-each",
                0,
                a,
                b,
                all(
                        failures(a, b, spread(EDGE + MINUTE, 5, MINUTE)),
                        failures(b, a, spread(EDGE + MINUTE, 5, MINUTE))));
        IpAddress inside = cast.ours();
        pair("inside-to-inside", 1, inside, b, failures(inside, b, spread(script.start(), N, W)));
        inside = cast.ours();
        pair(
                "several-protocols",
                1,
                inside,
                b,
                protocols(failures(inside, b, spread(script.start(), N, W))));
        IpAddress mixed = cast.outside();
        long at = script.start();
        pair(
                "host-then-network-at-one-sensor",
                1,
                mixed,
                b,
                all(
                        each(
                                failures(mixed, b, spread(at, 5, MINUTE)),
                                login -> login.setVantage(Vantage.HOST)),
                        failures(mixed, b, spread(at + MINUTE + SECOND, 5, 50 * SECOND))));
        IpAddress everywhere = cast.outside();
        script.nearMiss(
                "nine-at-decoy-nine-on-network",
                everywhere,
                all(
                        honeypot(failures(everywhere, b, spread(at, N - 1, W))),
                        failures(everywhere, b, spread(at, N - 1, W))));
    }

    /** Drawn from the seed: bursts anywhere among noise, and the same noise without the burst. */
    private void drawn() {
        for (int i = 0; i < 8; i++) {
            int n = N + script.random.nextInt(3 * N);
            long from = script.start();
            long[] burst =
                    LongStream.generate(() -> from + script.random.nextLong(W + 1))
                            .limit(n)
                            .toArray();
            pair("drawn-burst-" + i, 1, burst);
            // At most nine in a stretch, and more than W between the stretches.
            long[] stretches =
                    IntStream.range(0, 3)
                            .mapToObj(
                                    s ->
                                            LongStream.generate(
                                                            () ->
                                                                    from
                                                                            + s * 3 * W
                                                                            + script.random
                                                                                    .nextLong(W))
                                                    .limit(1 + script.random.nextInt(N - 1)))
                            .flatMapToLong(times -> times)
                            .toArray();
            pair("drawn-stretches-" + i, 0, stretches);
        }
    }

    private void pair(String name, int findings, long[] times) {
        IpAddress client = script.cast.outside();
        IpAddress server = script.cast.ours();
        pair(name, findings, client, server, failures(client, server, times));
    }

    private void pair(
            String name,
            int findings,
            IpAddress client,
            IpAddress server,
            List<LoginAttempt> records) {
        script.add(name, client.text() + ">" + server.text(), findings, Cast.OURS, records);
    }

    private void weighted(String name, int findings, long span, int... attempts) {
        IpAddress client = script.cast.outside();
        IpAddress server = script.cast.ours();
        List<LoginAttempt> records =
                failures(client, server, spread(script.start(), attempts.length, span));
        IntStream.range(0, attempts.length).forEach(i -> records.get(i).setAttempts(attempts[i]));
        pair(name, findings, client, server, records);
    }

    private void outcomes(
            String name, int findings, int failed, int inferred, int succeeded, int unknown) {
        List<LoginOutcome> outcomes = new ArrayList<>();
        outcomes.addAll(Collections.nCopies(failed, LoginOutcome.FAILURE));
        outcomes.addAll(Collections.nCopies(inferred, LoginOutcome.FAILURE_INFERRED));
        outcomes.addAll(Collections.nCopies(succeeded, LoginOutcome.SUCCESS));
        outcomes.addAll(Collections.nCopies(unknown, LoginOutcome.UNKNOWN));
        Collections.shuffle(outcomes, script.random);
        IpAddress client = script.cast.outside();
        IpAddress server = script.cast.ours();
        List<LoginAttempt> records =
                failures(client, server, spread(script.start(), outcomes.size(), W));
        IntStream.range(0, records.size()).forEach(i -> records.get(i).setOutcome(outcomes.get(i)));
        pair(name, findings, client, server, records);
    }
}
