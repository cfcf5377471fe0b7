package io.cordon.detect.generated;

import static io.cordon.detect.generated.Logins.sensor;
import static io.cordon.detect.generated.Logins.tenant;
import static io.cordon.detect.generated.Logins.tried;
import static io.cordon.detect.generated.Logins.tries;
import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.TestCredentials.DEFAULT_PAIRS;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.reversed;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.detect.generated.TestCredentials.Pair;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** CRED-DEFAULT-ATTEMPT: three distinct default pairs within 60 s. */
final class DefaultAttemptScenarios {

    static final String RULE = "CRED-DEFAULT-ATTEMPT";
    private static final int N = 3;
    private static final long W = 60 * SECOND;

    private final Script script;

    private DefaultAttemptScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        DefaultAttemptScenarios rule = new DefaultAttemptScenarios(new Script(RULE, cast, random));
        rule.spans();
        rule.edges();
        rule.pairs();
        rule.lookAlikes();
        rule.sensorsAndTenants();
        rule.places();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void spans() {
        source("three-in-exactly-w", 1, spread(script.start(), N, W));
        source("three-in-w-plus-1us", 0, spread(script.start(), N, W + 1));
        source("two-in-w", 0, spread(script.start(), N - 1, W));
        source("three-at-one-microsecond", 1, spread(script.start(), N, 0));
        source("three-arriving-backwards", 1, reversed(spread(script.start(), N, W)));
        source("three-backwards-in-w-plus-1us", 0, reversed(spread(script.start(), N, W + 1)));
        source("slow-two-in-any-w", 0, every(script.start(), 8, 31 * SECOND));
        source("whole-list-in-w", 1, spread(script.start(), DEFAULT_PAIRS.size(), W));
    }

    private void edges() {
        source("two-before-one-after-edge", 1, EDGE - 40 * SECOND, EDGE - SECOND, EDGE);
        source("one-before-two-after-edge", 1, EDGE - SECOND, EDGE, EDGE + 59 * SECOND);
        source("three-each-side-of-edge", 2, spread(EDGE - 3 * SECOND, 6, 5 * SECOND));
        source("last-microsecond-of-period", 1, spread(EDGE - W - 1, N, W));
        source("across-edge-in-w-plus-1us", 0, EDGE - W, EDGE - SECOND, EDGE + 1);
        source(
                "two-each-side-far-from-edge",
                0,
                EDGE - 3 * W,
                EDGE - 2 * W,
                EDGE + SECOND,
                EDGE + 2 * SECOND);
    }

    private void pairs() {
        pairs("repeated-then-distinct", 1, 0, 0, 0, 1, 1, 0, 2);
        pairs("empty-password-counts", 1, 5, 0, 1);
        pairs("one-pair-fifty-times", 0, new int[50]);
        pairs("two-pairs-in-turn", 0, IntStream.range(0, 50).map(i -> i % 2).toArray());
        // The third pair comes when the first one is 1 us too old; the second is repeated
        // meanwhile.
        IpAddress source = script.cast.outside();
        IpAddress decoy = script.cast.ours();
        long at = script.start();
        script.nearMiss(
                "repeats-do-not-refresh-another-pair",
                source,
                List.of(
                        tried(at, source, decoy, 0),
                        tried(at + 20 * SECOND, source, decoy, 1),
                        tried(at + 40 * SECOND, source, decoy, 1),
                        tried(at + W + 1, source, decoy, 2)));
        source = script.cast.outside();
        script.positive(
                "a-repeat-keeps-its-pair-in-the-span",
                source,
                List.of(
                        tried(at, source, decoy, 0),
                        tried(at + 20 * SECOND, source, decoy, 1),
                        tried(at + 40 * SECOND, source, decoy, 0),
                        tried(at + W + 1, source, decoy, 2)));
        changed("weight-does-not-count", 0, 2, login -> login.setAttempts(10));
    }

    private void lookAlikes() {
        instead("user-in-another-case", new Pair("Root", "xc3511"));
        instead("password-in-another-case", new Pair("root", "XC3511"));
        instead("trailing-space", new Pair("root", "xc3511 "));
        instead("user-and-password-swapped", new Pair("xc3511", "root"));
        instead("border-between-the-two-moved", new Pair("rootx", "c3511"));
        instead("no-pair-of-a-list", new Pair("operator", "not in any list"));
        changed(
                "under-another-key",
                0,
                N,
                login ->
                        login.setCredentialFingerprint(
                                ByteBuffer.wrap(
                                        TestCredentials.fingerprintUnderOtherKey(
                                                DEFAULT_PAIRS.get(0)))));
        changed("without-fingerprint", 0, N, login -> login.setCredentialFingerprint(null));
    }

    private void sensorsAndTenants() {
        IpAddress source = script.cast.outside();
        IpAddress decoy = script.cast.ours();
        long at = script.start();
        script.nearMiss(
                "two-sensors-two-pairs-each",
                source,
                all(
                        sensor("decoy-1", tries(source, decoy, at, 0, 1)),
                        sensor("decoy-2", tries(source, decoy, at, 1, 2))));
        source = script.cast.outside();
        script.positive(
                "two-sensors-one-crosses",
                source,
                all(
                        sensor("decoy-1", tries(source, decoy, at, 0, 1)),
                        sensor("decoy-2", tries(source, decoy, at, 0, 1, 2))));
        source = script.cast.outside();
        script.positive(
                "two-sensors-other-counts-more",
                source,
                all(
                        sensor("decoy-1", tries(source, decoy, at, 0, 0, 0, 0, 0, 1)),
                        sensor("decoy-2", tries(source, decoy, at, 0, 1, 2))));
        source = script.cast.outside();
        script.positive(
                "two-sensors-tie",
                source,
                all(
                        sensor("decoy-2", tries(source, decoy, at, 0, 1, 2)),
                        sensor("decoy-1", tries(source, decoy, at + SECOND, 0, 1, 2))));
        source = script.cast.ours();
        script.positive(
                "two-tenants-three-each",
                source.text(),
                2,
                all(
                        tenant("clinic", tries(source, decoy, at, 0, 1, 2)),
                        tenant("plant", tries(source, decoy, at, 0, 1, 2))));
        source = script.cast.ours();
        script.nearMiss(
                "two-tenants-two-each",
                source,
                all(
                        tenant("clinic", tries(source, decoy, at, 0, 1)),
                        tenant("plant", tries(source, decoy, at, 1, 2))));
        IpAddress other = script.cast.outside();
        source = script.cast.outside();
        script.nearMiss(
                "two-sources-two-pairs-each",
                source,
                all(tries(source, decoy, at, 0, 1), tries(other, decoy, at, 1, 2)));
    }

    private void places() {
        changed("network-vantage", 1, N, login -> login.setVantage(Vantage.NETWORK));
        changed("host-vantage", 1, N, login -> login.setVantage(Vantage.HOST));
        changed("outcome-failure", 1, N, login -> login.setOutcome(LoginOutcome.FAILURE));
        changed("outcome-unknown", 1, N, login -> login.setOutcome(LoginOutcome.UNKNOWN));
        changed(
                "network-without-destination",
                1,
                N,
                login -> {
                    login.setVantage(Vantage.NETWORK);
                    login.setServerAddress(null);
                });
        IpAddress source = script.cast.outside();
        List<IpAddress> decoys = script.cast.ours(N);
        long at = script.start();
        List<String> protocols = List.of("ssh", "telnet", "ftp");
        script.positive(
                "three-destinations-and-protocols",
                source,
                IntStream.range(0, N)
                        .mapToObj(
                                i ->
                                        Script.with(
                                                tried(at + i * SECOND, source, decoys.get(i), i),
                                                login -> login.setProtocol(protocols.get(i))))
                        .toList());
        IpAddress inside = script.cast.ours();
        script.positive(
                "from-inside", inside, tries(inside, decoys.get(0), script.start(), 0, 1, 2));
    }

    /** Drawn from the seed: many tries with at least three pairs in W, or never more than two. */
    private void drawn() {
        for (int i = 0; i < 6; i++) {
            int n = N + script.random.nextInt(12);
            IpAddress source = script.cast.outside();
            IpAddress decoy = script.cast.ours();
            long at = script.start();
            script.positive(
                    "drawn-tries-" + i,
                    source,
                    IntStream.range(0, n)
                            .mapToObj(
                                    t ->
                                            tried(
                                                    at + script.random.nextLong(W + 1),
                                                    source,
                                                    decoy,
                                                    t % DEFAULT_PAIRS.size()))
                            .toList());
            IpAddress patient = script.cast.outside();
            script.nearMiss(
                    "drawn-patient-" + i,
                    patient,
                    IntStream.range(0, n)
                            .mapToObj(
                                    t ->
                                            tried(
                                                    at + t / 2 * 2 * W + script.random.nextLong(W),
                                                    patient,
                                                    decoy,
                                                    t % DEFAULT_PAIRS.size()))
                            .toList());
        }
    }

    /** One try with another default pair at each time. */
    private void source(String name, int findings, long... times) {
        IpAddress source = script.cast.outside();
        IpAddress decoy = script.cast.ours();
        script.add(
                name,
                source.text(),
                findings,
                Cast.OURS,
                IntStream.range(0, times.length)
                        .mapToObj(i -> tried(times[i], source, decoy, i % DEFAULT_PAIRS.size()))
                        .toList());
    }

    /** One try a second, with these default pairs. */
    private void pairs(String name, int findings, int... pairs) {
        IpAddress source = script.cast.outside();
        script.add(
                name,
                source.text(),
                findings,
                Cast.OURS,
                tries(source, script.cast.ours(), script.start(), pairs));
    }

    /** As many pairs as given, every record changed. */
    private void changed(String name, int findings, int pairs, Consumer<LoginAttempt> change) {
        IpAddress source = script.cast.outside();
        int[] numbers = IntStream.range(0, pairs).toArray();
        script.add(
                name,
                source.text(),
                findings,
                Cast.OURS,
                each(tries(source, script.cast.ours(), script.start(), numbers), change));
    }

    /** Two default pairs and something like the third. */
    private void instead(String name, Pair third) {
        IpAddress source = script.cast.outside();
        IpAddress decoy = script.cast.ours();
        long at = script.start();
        script.nearMiss(
                name,
                source,
                all(
                        tries(source, decoy, at, 1, 2),
                        List.of(Telemetry.tried(at + MINUTE / 2, source, decoy, third))));
    }
}
