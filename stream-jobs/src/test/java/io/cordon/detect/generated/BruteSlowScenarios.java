package io.cordon.detect.generated;

import static io.cordon.detect.generated.Logins.honeypot;
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
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** CRED-BRUTE-SLOW: 30 failures within 1,800 s, or 20 over FTP within 900 s. */
final class BruteSlowScenarios {

    static final String RULE = "CRED-BRUTE-SLOW";
    private static final int N = 30;
    private static final long W = 30 * MINUTE;
    private static final int FTP_N = 20;
    private static final long FTP_W = 15 * MINUTE;

    private final Script script;

    private BruteSlowScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        BruteSlowScenarios rule = new BruteSlowScenarios(new Script(RULE, cast, random));
        new SpanScenarios(rule.script, "", N, W, () -> rule.pair((login, i) -> {})).tellAll();
        new SpanScenarios(
                        rule.script,
                        "ftp-",
                        FTP_N,
                        FTP_W,
                        () -> rule.pair((login, i) -> login.setProtocol("ftp")))
                .atMost(N - 1)
                .tellAll();
        rule.clauses();
        rule.weightsAndOutcomes();
        rule.subjects();
        return rule.script.scenarios();
    }

    private void clauses() {
        tell("nineteen-ftp-and-ten-ssh", 0, 29, FTP_W, FTP_N - 1);
        tell("nineteen-ftp-and-eleven-ssh", 1, 30, FTP_W, FTP_N - 1);
        tell("twenty-ftp-among-ssh", 1, 25, FTP_W, FTP_N);
        tell("twenty-ssh-in-the-window-of-ftp", 0, FTP_N, FTP_W, 0);
        // The FTP clause crossed before the edge; what follows is no FTP and does not carry it on.
        Attempts both = pair((login, i) -> login.setProtocol(i < FTP_N ? "ftp" : "ssh"));
        script.positive(
                "ftp-before-edge-ssh-after",
                both.subject(),
                1,
                both.at(
                        Timeline.joined(
                                every(EDGE - 40 * SECOND, FTP_N, SECOND), new long[] {EDGE})));
    }

    private void tell(String name, int findings, int n, long w, int ftp) {
        Attempts actor = pair((login, i) -> login.setProtocol(i < ftp ? "ftp" : "ssh"));
        script.add(
                name, actor.subject(), findings, Cast.OURS, actor.at(spread(script.start(), n, w)));
    }

    private void weightsAndOutcomes() {
        changed("counted-connections-of-five", 1, 6, this::five);
        changed("counted-connections-of-five-too-few", 0, 5, this::five);
        changed("plain", 1, N, login -> {});
        script.saying("high 47");
        changed("inferred", 1, N, login -> login.setOutcome(LoginOutcome.FAILURE_INFERRED));
        script.saying("low 47");
        Attempts mixed =
                pair(
                        (login, i) ->
                                login.setOutcome(
                                        i % 2 == 0
                                                ? LoginOutcome.FAILURE
                                                : LoginOutcome.FAILURE_INFERRED));
        script.positive(
                "half-inferred", mixed.subject(), 1, mixed.at(spread(script.start(), N, W)));
        script.saying("low 47");
        changed("successes", 0, 2 * N, login -> login.setOutcome(LoginOutcome.SUCCESS));
        changed("unknown", 0, 2 * N, login -> login.setOutcome(LoginOutcome.UNKNOWN));
        changed("network-without-destination", 0, N, login -> login.setServerAddress(null));
    }

    private void five(LoginAttempt login) {
        login.setCounted(true);
        login.setAttempts(5);
    }

    private void changed(String name, int findings, int n, Consumer<LoginAttempt> change) {
        Attempts actor = pair((login, i) -> change.accept(login));
        script.add(
                name, actor.subject(), findings, Cast.OURS, actor.at(spread(script.start(), n, W)));
    }

    private void subjects() {
        IpAddress source = script.cast.outside();
        long[] times = spread(script.start(), N, W);
        script.positive(
                "decoys-together", source, Logins.decoys(source, script.cast.ours(N), times));
        source = script.cast.outside();
        script.positive(
                "decoy-without-destination",
                source,
                honeypot(Attempts.source(source, null, (login, i) -> {}).at(times)));
        source = script.cast.outside();
        List<IpAddress> devices = script.cast.ours(N);
        script.nearMiss(
                "devices-apart",
                source.text() + ">" + devices.get(0).text(),
                Logins.failuresAtEach(source, devices, times));
        source = script.cast.outside();
        IpAddress server = script.cast.ours();
        script.nearMiss(
                "decoy-and-network-apart",
                source,
                all(
                        honeypot(Logins.failures(source, server, spread(EDGE, N - 1, W))),
                        Logins.failures(source, server, spread(EDGE, N - 1, W))));
        IpAddress user = script.cast.ours();
        script.nearMiss(
                "user-mistypes-three-times",
                user.text() + ">" + server.text(),
                all(
                        Logins.failures(user, server, every(script.start(), 3, 5 * SECOND)),
                        each(
                                Logins.failures(user, server, script.start()),
                                login -> login.setOutcome(LoginOutcome.SUCCESS))));
        IpAddress monitor = script.cast.ours();
        script.nearMiss(
                "monitoring-every-minute",
                monitor.text() + ">" + server.text(),
                each(
                        Logins.failures(monitor, server, every(EDGE, 60, MINUTE)),
                        login -> login.setOutcome(LoginOutcome.SUCCESS)));
        IpAddress scanner = script.cast.allowed();
        script.nearMiss(
                "scanner-on-the-allow-list",
                scanner.text() + ">" + server.text(),
                Logins.failures(scanner, server, times));
    }

    private Attempts pair(ObjIntConsumer<LoginAttempt> change) {
        return Attempts.pair(script.cast.outside(), script.cast.ours(), change);
    }
}
