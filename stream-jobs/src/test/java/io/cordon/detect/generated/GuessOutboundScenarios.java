package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;

/** CRED-GUESS-OUTBOUND: a client of ours fails ten times in 120 s, or tries three default pairs. */
final class GuessOutboundScenarios {

    static final String RULE = "CRED-GUESS-OUTBOUND";
    private static final int N = 10;
    private static final long W = 2 * MINUTE;
    private static final int PAIRS = 3;
    private static final long PAIRS_W = MINUTE;

    private final Script script;

    private GuessOutboundScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        GuessOutboundScenarios rule = new GuessOutboundScenarios(new Script(RULE, cast, random));
        new SpanScenarios(rule.script, "failures-", N, W, () -> rule.device((login, i) -> {}))
                .tellAll();
        new SpanScenarios(
                        rule.script,
                        "defaults-",
                        PAIRS,
                        PAIRS_W,
                        () -> rule.device(GuessOutboundScenarios::letInWithDefault))
                .tellAll();
        rule.channels();
        rule.howSure();
        rule.clients();
        rule.servers();
        return rule.script.scenarios();
    }

    private void channels() {
        failures(
                "nine-failures-with-two-defaults",
                0,
                N - 1,
                (login, i) -> {
                    if (i < 2) {
                        withDefault(login, i);
                    }
                });
        failures("one-default-nine-times", 0, N - 1, (login, i) -> withDefault(login, 0));
        failures("two-defaults-nine-failures", 0, N - 1, (login, i) -> withDefault(login, i % 2));
        // Failures with default pairs count in both channels.
        failures("three-defaults-among-nine-failures", 1, N - 1, (l, i) -> withDefault(l, i % 3));
        failures(
                "unlisted-and-let-in",
                0,
                60,
                (login, i) -> {
                    Telemetry.credential(login, script.cast.password());
                    login.setOutcome(LoginOutcome.SUCCESS);
                });
        failures("unknown-outcome", 0, 60, (l, i) -> l.setOutcome(LoginOutcome.UNKNOWN));
        failures("counted-ten", 1, 1, (login, i) -> login.setAttempts(N));
        failures("counted-nine", 0, 1, (login, i) -> login.setAttempts(N - 1));
        // The failures crossed before the edge; a default let in after it does not carry them on.
        Attempts both =
                device(
                        (login, i) -> {
                            if (i == N) {
                                letInWithDefault(login, 0);
                            }
                        });
        script.positive(
                "failures-before-edge-default-after",
                both.subject(),
                1,
                both.at(Timeline.joined(every(EDGE - 20 * SECOND, N, SECOND), new long[] {EDGE})));
    }

    private void howSure() {
        failures("plain", 1, N, (login, i) -> {});
        script.saying("high 99");
        failures("inferred", 1, N, (l, i) -> l.setOutcome(LoginOutcome.FAILURE_INFERRED));
        script.saying("low 99");
        Attempts defaults =
                device(
                        (login, i) -> {
                            withDefault(login, i);
                            login.setOutcome(LoginOutcome.FAILURE_INFERRED);
                        });
        script.positive(
                "defaults-are-sure-whatever-the-outcome",
                defaults.subject(),
                1,
                defaults.at(spread(script.start(), PAIRS, PAIRS_W)));
        script.saying("high 99");
    }

    private void clients() {
        Attempts stranger = at(script.cast.outside(), (login, i) -> {});
        script.nearMiss("not-ours", stranger.subject(), stranger.at(spread(EDGE, 3 * N, W)));
        Attempts nobody = device((login, i) -> {});
        script.add(
                "no-networks-given",
                nobody.subject(),
                0,
                List.of(),
                nobody.at(spread(EDGE, 3 * N, W)));
        Attempts named = device((login, i) -> login.setClientDeviceId("camera-1"));
        String id = "infected-" + script.cast.family;
        script.positive(
                "named-by-its-id",
                id,
                1,
                each(named.at(spread(EDGE, N, W)), login -> login.setClientDeviceId(id)));
        Attempts moving = device((login, i) -> {});
        Attempts moved = device((login, i) -> {});
        String roaming = "roaming-" + script.cast.family;
        script.positive(
                "one-id-two-addresses",
                roaming,
                1,
                each(
                        all(moving.at(spread(EDGE, N / 2, W)), moved.at(spread(EDGE, N / 2, W))),
                        login -> login.setClientDeviceId(roaming)));
        Attempts publicly = at(script.cast.oursPublic(), (login, i) -> {});
        script.positive(
                "public-address-of-ours", publicly.subject(), 1, publicly.at(spread(EDGE, N, W)));
        Attempts scanner = at(script.cast.allowed(), (login, i) -> {});
        script.nearMiss(
                "scanner-on-the-allow-list", scanner.subject(), scanner.at(spread(EDGE, 60, W)));
        Attempts user = device((login, i) -> {});
        script.nearMiss(
                "user-mistypes-three-times", user.subject(), user.at(every(EDGE, 3, 5 * SECOND)));
        Attempts monitor = device((login, i) -> login.setOutcome(LoginOutcome.SUCCESS));
        script.nearMiss(
                "monitoring-every-minute", monitor.subject(), monitor.at(every(EDGE, 60, MINUTE)));
        Attempts backup = device((login, i) -> login.setOutcome(LoginOutcome.SUCCESS));
        script.nearMiss(
                "backup-of-40-devices", backup.subject(), backup.at(every(EDGE, 40, SECOND)));
    }

    private void servers() {
        failures("destination-unknown", 1, N, (login, i) -> login.setServerAddress(null));
        IpAddress own = script.cast.ours();
        Attempts itself = Attempts.source(own, own, (login, i) -> {});
        script.nearMiss("at-itself", itself.subject(), itself.at(spread(EDGE, 3 * N, W)));
        IpAddress neighbour = script.cast.ours();
        failures("inside-our-networks", 1, N, (l, i) -> l.setServerAddress(neighbour.toAvro()));
        failures("at-decoys", 1, N, (login, i) -> login.setVantage(Vantage.HONEYPOT));
        failures(
                "several-protocols",
                1,
                N,
                (login, i) -> login.setProtocol(List.of("ssh", "telnet", "ftp", "sip").get(i % 4)));
    }

    private Attempts device(ObjIntConsumer<LoginAttempt> change) {
        return at(script.cast.ours(), change);
    }

    /** Every attempt at another server of somebody else. */
    private Attempts at(IpAddress client, ObjIntConsumer<LoginAttempt> change) {
        Family family = script.cast.family;
        return Attempts.source(
                client,
                family.target(0),
                (login, i) -> {
                    login.setServerAddress(family.target(2_000 + i % 100).toAvro());
                    change.accept(login, i);
                });
    }

    private static void withDefault(LoginAttempt login, int i) {
        List<TestCredentials.Pair> pairs = TestCredentials.BOTNET_PAIRS;
        Telemetry.credential(login, pairs.get(i % pairs.size()));
    }

    private static void letInWithDefault(LoginAttempt login, int i) {
        withDefault(login, i);
        login.setOutcome(LoginOutcome.SUCCESS);
    }

    private void failures(String name, int findings, int n, ObjIntConsumer<LoginAttempt> change) {
        Attempts actor = device(change);
        script.add(
                name, actor.subject(), findings, Cast.OURS, actor.at(spread(script.start(), n, W)));
    }
}
