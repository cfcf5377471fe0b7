package io.cordon.detect.generated;

import static io.cordon.detect.generated.Logins.honeypot;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;

/** CRED-BRUTE-SIP: 10 failures of one extension, or 25 over 5 extensions, within 300 s. */
final class BruteSipScenarios {

    static final String RULE = "CRED-BRUTE-SIP";
    private static final int ONE = 10;
    private static final int ALL = 25;
    private static final int USERS = 5;
    private static final long W = 5 * MINUTE;

    private final Script script;

    private BruteSipScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        BruteSipScenarios rule = new BruteSipScenarios(new Script(RULE, cast, random));
        new SpanScenarios(rule.script, "one-", ONE, W, () -> rule.extensions(1)).tellAll();
        new SpanScenarios(rule.script, "all-", ALL, W, () -> rule.extensions(USERS)).tellAll();
        rule.users();
        rule.records();
        rule.subjects();
        return rule.script.scenarios();
    }

    private void users() {
        tell("four-extensions-nine-each", 0, 36, extensions(4));
        tell("five-extensions-twenty-four", 0, 24, extensions(USERS));
        tell("twenty-five-extensions", 1, ALL, extensions(ALL));
        tell("twenty-four-extensions", 0, 24, extensions(24));
        tell("nine-of-one-and-five-others", 0, 14, last(9));
        tell("ten-of-one-among-others", 1, 14, last(ONE));
        script.saying("high 47");
        tell(
                "extension-in-another-case-is-another",
                0,
                18,
                (login, i) -> login.setUser(i % 2 == 0 ? "Desk" : "desk"));
        tell("without-user-ten", 0, ONE, (login, i) -> login.setUser(null));
        tell("without-user-thirty", 0, 30, (login, i) -> login.setUser(null));
        // Four extensions and nobody: the sum is there, the fifth extension is not.
        tell(
                "without-user-and-four-extensions",
                0,
                28,
                (login, i) -> login.setUser(i % 5 == 0 ? null : "10" + i % 5));
        tell(
                "without-user-and-five-extensions",
                1,
                30,
                (login, i) -> login.setUser(i % 6 == 0 ? null : "10" + i % 6));
        tell("empty-user-is-an-extension", 1, ONE, (login, i) -> login.setUser(""));
    }

    private void records() {
        tell("counted-five-and-five", 1, 2, (login, i) -> attempts(login, 5));
        tell("counted-four-and-five", 0, 2, (login, i) -> attempts(login, 4 + i));
        tell(
                "counted-five-extensions-five-each",
                1,
                USERS,
                (login, i) -> {
                    attempts(login, 5);
                    login.setUser("10" + i);
                });
        tell(
                "counted-four-extensions-eight-each",
                0,
                4,
                (login, i) -> {
                    attempts(login, 8);
                    login.setUser("10" + i);
                });
        tell(
                "inferred-is-as-sure",
                1,
                ONE,
                (login, i) -> login.setOutcome(LoginOutcome.FAILURE_INFERRED));
        script.saying("high 47");
        tell("registered", 0, 60, (login, i) -> login.setOutcome(LoginOutcome.SUCCESS));
        tell("unknown", 0, 60, (login, i) -> login.setOutcome(LoginOutcome.UNKNOWN));
        tell("over-http-it-is-not-sip", 0, 60, (login, i) -> login.setProtocol("http"));
        tell("network-without-destination", 0, 60, (login, i) -> login.setServerAddress(null));
    }

    private void subjects() {
        IpAddress source = script.cast.outside();
        script.positive(
                "decoys-together",
                source,
                Script.each(
                        Logins.decoys(
                                source, script.cast.ours(ONE), spread(script.start(), ONE, W)),
                        login -> sip(login, "1000")));
        source = script.cast.outside();
        script.positive(
                "decoy-without-destination",
                source,
                honeypot(
                        Attempts.source(source, null, (login, i) -> sip(login, "1000"))
                                .at(spread(script.start(), ONE, W))));
        source = script.cast.outside();
        List<IpAddress> exchanges = script.cast.ours(ONE);
        script.nearMiss(
                "exchanges-apart",
                source.text() + ">" + exchanges.get(0).text(),
                Script.each(
                        Logins.failuresAtEach(source, exchanges, spread(script.start(), ONE, W)),
                        login -> sip(login, "1000")));
        Attempts phone = phone((login, i) -> {});
        script.nearMiss(
                "phone-with-an-old-password-every-minute",
                phone.subject(),
                phone.at(every(script.start(), 30, MINUTE)));
        Attempts user = phone((login, i) -> {});
        script.nearMiss(
                "user-mistypes-three-times",
                user.subject(),
                user.at(every(script.start(), 3, 5 * SECOND)));
        IpAddress scanner = script.cast.allowed();
        Attempts allowed =
                Attempts.pair(scanner, script.cast.ours(), (login, i) -> sip(login, "1000"));
        script.nearMiss(
                "scanner-on-the-allow-list",
                allowed.subject(),
                allowed.at(spread(script.start(), 60, W)));
    }

    private Attempts extensions(int users) {
        return phone((login, i) -> login.setUser("1" + (100 + i % users)));
    }

    /** The last so many are of one extension, each one before of its own. */
    private Attempts last(int same) {
        return phone((login, i) -> login.setUser(i < 14 - same ? "20" + i : "1000"));
    }

    private Attempts phone(ObjIntConsumer<LoginAttempt> change) {
        return Attempts.pair(
                script.cast.outside(),
                script.cast.ours(),
                (login, i) -> {
                    sip(login, "1000");
                    change.accept(login, i);
                });
    }

    private static void sip(LoginAttempt login, String user) {
        login.setProtocol("sip");
        login.setServerPort(5060);
        login.setMethod("digest");
        login.setUser(user);
    }

    private static void attempts(LoginAttempt login, int attempts) {
        login.setCounted(true);
        login.setAttempts(attempts);
    }

    private void tell(String name, int findings, int n, ObjIntConsumer<LoginAttempt> change) {
        tell(name, findings, n, phone(change));
    }

    private void tell(String name, int findings, int n, Attempts actor) {
        script.add(
                name, actor.subject(), findings, Cast.OURS, actor.at(spread(script.start(), n, W)));
    }
}
