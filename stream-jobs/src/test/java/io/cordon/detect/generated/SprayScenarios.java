package io.cordon.detect.generated;

import static io.cordon.detect.generated.Logins.honeypot;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;

/** CRED-SPRAY: 11 users and 30 failures of one source within 300 s, over all servers. */
final class SprayScenarios {

    static final String RULE = "CRED-SPRAY";
    private static final int N = 30;
    private static final int USERS = 11;
    private static final long W = 5 * MINUTE;

    private final Script script;

    private SprayScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        SprayScenarios rule = new SprayScenarios(new Script(RULE, cast, random));
        new SpanScenarios(rule.script, "", N, W, () -> rule.users(USERS)).tellAll();
        rule.usersAndSums();
        rule.outcomes();
        rule.places();
        rule.everydayLife();
        return rule.script.scenarios();
    }

    private void usersAndSums() {
        tell("ten-users", 0, 4 * N, users(USERS - 1));
        tell("thirty-users", 1, N, users(N));
        tell("twenty-nine-users", 0, N - 1, users(N - 1));
        tell("ten-users-and-nobody", 0, 4 * N, (login, i) -> nobody(login, i, USERS - 1));
        tell("eleven-users-and-nobody", 1, N, (login, i) -> nobody(login, i, USERS));
        tell("nobody-sixty-times", 0, 2 * N, (login, i) -> login.setUser(null));
        tell(
                "empty-user-is-a-user",
                1,
                N,
                (login, i) -> login.setUser(i % USERS == 0 ? "" : "u" + i % USERS));
        tell(
                "case-and-accents-make-another-user",
                1,
                N,
                (login, i) ->
                        login.setUser(
                                List.of(
                                                "a", "A", "\u00e1", "a ", " a", "\u00c1", "a\u0301",
                                                "b", "B", "ab", "AB")
                                        .get(i % USERS)));
        tell("users-in-the-window-sum-is-not", 0, USERS, users(USERS));
        tell("counted-three-each", 1, 10 + 1, (login, i) -> counted(login, i, 3));
        tell("counted-two-each", 0, USERS, (login, i) -> counted(login, i, 2));
        tell("one-connection-of-hundred", 0, 1, (login, i) -> counted(login, i, 100));
    }

    private void outcomes() {
        tell("plain", 1, N, users(USERS));
        script.saying("high 47");
        tell(
                "inferred",
                1,
                N,
                (login, i) -> {
                    login.setUser("u" + i % USERS);
                    login.setOutcome(LoginOutcome.FAILURE_INFERRED);
                });
        script.saying("low 47");
        tell(
                "one-inferred-too-many",
                1,
                N,
                (login, i) -> {
                    login.setUser("u" + i % USERS);
                    login.setOutcome(i == 7 ? LoginOutcome.FAILURE_INFERRED : LoginOutcome.FAILURE);
                });
        script.saying("low 47");
        tell(
                "successes",
                0,
                4 * N,
                (login, i) -> {
                    login.setUser("u" + i);
                    login.setOutcome(LoginOutcome.SUCCESS);
                });
        tell(
                "unknown",
                0,
                4 * N,
                (login, i) -> {
                    login.setUser("u" + i);
                    login.setOutcome(LoginOutcome.UNKNOWN);
                });
    }

    private void places() {
        IpAddress source = script.cast.outside();
        long[] times = spread(script.start(), N, W);
        script.positive(
                "without-destination",
                source,
                Attempts.source(source, null, (login, i) -> login.setUser("u" + i)).at(times));
        source = script.cast.outside();
        script.positive("decoys", source, honeypot(users(source, N).at(times)));
        source = script.cast.ours();
        script.positive("from-inside", source, users(source, N).at(times));
        source = script.cast.outside();
        script.positive("one-server", source, oneServer(source).at(times));
        IpAddress scanner = script.cast.allowed();
        script.nearMiss("scanner-on-the-allow-list", scanner, users(scanner, N).at(times));
        // Fifteen failures of each of two sources, of thirty users: no source sprayed.
        IpAddress first = script.cast.outside();
        IpAddress second = script.cast.outside();
        script.nearMiss(
                "two-sources",
                first,
                Script.all(
                        users(first, N).at(spread(script.start(), N / 2, W)),
                        users(second, N).at(spread(script.start(), N / 2, W))));
    }

    private void everydayLife() {
        IpAddress user = script.cast.ours();
        script.nearMiss(
                "user-mistypes-three-times",
                user,
                users(user, 1).at(every(script.start(), 3, 5 * SECOND)));
        IpAddress monitor = script.cast.ours();
        script.nearMiss(
                "monitoring-every-minute",
                monitor,
                each(
                        users(monitor, 1).at(every(Timeline.EDGE, 60, MINUTE)),
                        login -> login.setOutcome(LoginOutcome.SUCCESS)));
        IpAddress gateway = script.cast.oursPublic();
        script.nearMiss("gateway-of-500-users-who-mistype", gateway, gateway(gateway));
    }

    /**
     * All 500 log in within the hour, and every second one mistypes first: a failure every 14 s is
     * 22 in any closed 300 s.
     */
    private List<LoginAttempt> gateway(IpAddress gateway) {
        IpAddress server = script.cast.ours();
        List<LoginAttempt> logins = new ArrayList<>();
        for (int user = 0; user < 500; user++) {
            long time = Timeline.EDGE + user * 7 * SECOND;
            if (user % 2 == 0) {
                logins.add(Telemetry.failure(time, gateway, server));
            }
            logins.add(Telemetry.failure(time + SECOND, gateway, server));
            logins.get(logins.size() - 1).setOutcome(LoginOutcome.SUCCESS);
            String name = "resident" + user;
            logins.subList(logins.size() - (user % 2 == 0 ? 2 : 1), logins.size())
                    .forEach(login -> login.setUser(name));
        }
        return logins;
    }

    private static void nobody(LoginAttempt login, int i, int users) {
        login.setUser(i % (users + 1) == users ? null : "u" + i % (users + 1));
    }

    private static void counted(LoginAttempt login, int i, int attempts) {
        login.setCounted(true);
        login.setAttempts(attempts);
        login.setUser("u" + i);
    }

    private Attempts users(int users) {
        return users(script.cast.outside(), users);
    }

    private Attempts users(IpAddress source, int users) {
        List<IpAddress> servers = script.cast.ours(8);
        return Attempts.source(
                source,
                servers.get(0),
                (login, i) -> {
                    login.setUser("u" + i % users);
                    login.setServerAddress(servers.get(i % servers.size()).toAvro());
                });
    }

    private Attempts oneServer(IpAddress source) {
        return Attempts.source(
                source, script.cast.ours(), (login, i) -> login.setUser("u" + i % USERS));
    }

    private void tell(String name, int findings, int n, ObjIntConsumer<LoginAttempt> change) {
        tell(name, findings, n, Attempts.source(script.cast.outside(), script.cast.ours(), change));
    }

    private void tell(String name, int findings, int n, Attempts actor) {
        script.add(
                name, actor.subject(), findings, Cast.OURS, actor.at(spread(script.start(), n, W)));
    }
}
