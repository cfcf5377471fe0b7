package io.cordon.detect.generated;

import static io.cordon.detect.generated.Logins.failures;
import static io.cordon.detect.generated.Logins.honeypot;
import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** CRED-FAIL-THEN-SUCCESS: five failures in the 600 s up to a success. */
final class FailThenSuccessScenarios {

    static final String RULE = "CRED-FAIL-THEN-SUCCESS";
    private static final int FAILURES = 5;
    private static final long W = 10 * MINUTE;

    private final Script script;

    private FailThenSuccessScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        FailThenSuccessScenarios rule =
                new FailThenSuccessScenarios(new Script(RULE, cast, random));
        // The sixth event in time is the success.
        new SpanScenarios(rule.script, "", FAILURES + 1, W, rule::guesser).tellAll();
        rule.order();
        rule.weightsAndOutcomes();
        rule.places();
        rule.everydayLife();
        return rule.script.scenarios();
    }

    private void order() {
        pair("success-before-the-failures", 0, 0, 1, 2, 3, 4, 5);
        pair("success-amid-four-and-one", 0, 4, 0, 1, 2, 3, 5);
        pair("failure-at-the-same-microsecond", 1, 4, 0, 1, 2, 3, 4);
        pair("five-and-success-at-one-microsecond", 1, 0, 0, 0, 0, 0, 0);
        pair("never-a-success", 0, -1, IntStream.range(0, 60).toArray());
        pair("failures-after-it-too", 1, 5, 0, 1, 2, 3, 4, 6, 7, 8);
        Guesser old = guesser();
        script.nearMiss(
                "first-failure-1us-too-old",
                old.subject(),
                all(
                        old.fail(EDGE - W - 1),
                        old.fail(every(EDGE - MINUTE, FAILURES - 1, SECOND)),
                        old.succeed(EDGE)));
        Guesser late = guesser();
        script.positive(
                "failures-before-edge-success-after",
                late.subject(),
                1,
                all(late.fail(every(EDGE - 10 * SECOND, FAILURES, SECOND)), late.succeed(EDGE)));
        Guesser twice = guesser();
        script.positive(
                "successes-in-both-periods",
                twice.subject(),
                2,
                all(
                        twice.fail(every(EDGE - 10 * SECOND, FAILURES, SECOND)),
                        twice.succeed(EDGE - 1),
                        twice.succeed(EDGE)));
        Guesser sensors = guesser();
        script.nearMiss(
                "failures-at-one-sensor-success-at-another",
                sensors.subject(),
                all(
                        sensors.fail(every(EDGE, 3 * FAILURES, SECOND)),
                        seenBy("edge-2", sensors.succeed(EDGE + MINUTE))));
    }

    private void weightsAndOutcomes() {
        changed("counted-five", 1, 1, login -> counted(login, 5));
        changed("counted-four", 0, 1, login -> counted(login, 4));
        changed("counted-two-and-two", 0, 2, login -> counted(login, 2));
        changed("plain", 1, FAILURES, login -> {});
        script.saying("high 73");
        changed("inferred", 1, FAILURES, login -> login.setOutcome(LoginOutcome.FAILURE_INFERRED));
        script.saying("low 73");
        Guesser enough = guesser();
        script.positive(
                "plain-enough-beside-inferred",
                enough.subject(),
                1,
                all(
                        each(
                                enough.fail(every(EDGE, 3, SECOND)),
                                l -> l.setOutcome(LoginOutcome.FAILURE_INFERRED)),
                        enough.fail(every(EDGE, FAILURES, SECOND)),
                        enough.succeed(EDGE + MINUTE)));
        script.saying("high 73");
        changed("unknown", 0, 60, login -> login.setOutcome(LoginOutcome.UNKNOWN));
        Guesser unsure = guesser();
        script.nearMiss(
                "outcome-of-the-last-unknown",
                unsure.subject(),
                all(
                        unsure.fail(every(EDGE, 3 * FAILURES, SECOND)),
                        each(
                                unsure.succeed(EDGE + MINUTE),
                                login -> login.setOutcome(LoginOutcome.UNKNOWN))));
    }

    private void places() {
        Guesser decoy = guesser();
        script.nearMiss(
                "decoy-lets-everybody-in",
                decoy.subject(),
                honeypot(
                        all(
                                decoy.fail(every(EDGE, 3 * FAILURES, SECOND)),
                                decoy.succeed(EDGE + MINUTE))));
        Guesser nowhere = guesser();
        script.nearMiss(
                "without-destination",
                nowhere.subject(),
                each(
                        all(
                                nowhere.fail(every(EDGE, 3 * FAILURES, SECOND)),
                                nowhere.succeed(EDGE + MINUTE)),
                        login -> login.setServerAddress(null)));
        IpAddress client = script.cast.outside();
        Guesser first = new Guesser(client, script.cast.ours());
        Guesser second = new Guesser(client, script.cast.ours());
        script.nearMiss(
                "success-at-another-server",
                first.subject(),
                all(first.fail(every(EDGE, 3 * FAILURES, SECOND)), second.succeed(EDGE + MINUTE)));
        Guesser other = new Guesser(script.cast.outside(), first.server());
        script.nearMiss(
                "success-of-another-client",
                other.subject(),
                all(
                        new Guesser(script.cast.outside(), first.server())
                                .fail(every(EDGE, 3 * FAILURES, SECOND)),
                        other.succeed(EDGE + MINUTE)));
        Guesser inside = new Guesser(script.cast.ours(), script.cast.ours());
        script.positive("from-inside", inside.subject(), 1, inside.at(spread(EDGE, 6, W)));
        Guesser several = guesser();
        script.positive(
                "several-protocols",
                several.subject(),
                1,
                Logins.protocols(several.at(spread(EDGE, 6, W))));
        Guesser scanner = new Guesser(script.cast.allowed(), script.cast.ours());
        script.nearMiss(
                "scanner-on-the-allow-list", scanner.subject(), scanner.at(spread(EDGE, 6, W)));
    }

    private void everydayLife() {
        pair("user-mistypes-three-times", 0, 3, 0, 1, 2);
        pair("user-mistypes-four-times", 0, 4, 0, 1, 2, 3);
        Guesser monitor = guesser();
        script.nearMiss(
                "monitoring-every-minute",
                monitor.subject(),
                monitor.succeed(every(EDGE, 60, MINUTE)));
        Guesser gateway = guesser();
        script.nearMiss(
                "gateway-where-somebody-mistypes-now-and-then",
                gateway.subject(),
                all(
                        gateway.fail(every(EDGE, 20, 3 * MINUTE - 1)),
                        gateway.succeed(every(EDGE + SECOND, 500, 7 * SECOND))));
    }

    private Guesser guesser() {
        return new Guesser(script.cast.outside(), script.cast.ours());
    }

    /** Failures at these seconds and a success at that one; below 0 for none. */
    private void pair(String name, int findings, int success, int... failures) {
        Guesser actor = guesser();
        long from = script.start();
        List<LoginAttempt> records =
                new ArrayList<>(
                        actor.fail(
                                IntStream.of(failures)
                                        .mapToLong(s -> from + s * SECOND)
                                        .toArray()));
        if (success >= 0) {
            records.addAll(0, actor.succeed(from + success * SECOND));
        }
        script.add(name, actor.subject(), findings, Cast.OURS, records);
    }

    private void changed(String name, int findings, int n, Consumer<LoginAttempt> change) {
        Guesser actor = guesser();
        long from = script.start();
        script.add(
                name,
                actor.subject(),
                findings,
                Cast.OURS,
                all(
                        each(actor.fail(every(from, n, SECOND)), change),
                        actor.succeed(from + 2 * MINUTE)));
    }

    private static void counted(LoginAttempt login, int attempts) {
        login.setCounted(true);
        login.setAttempts(attempts);
    }

    /** Every sixth of its attempts, in the order of time, is the right one. */
    private record Guesser(IpAddress client, IpAddress server) implements SpanScenarios.Actor {

        @Override
        public String subject() {
            return client.text() + ">" + server.text();
        }

        List<LoginAttempt> fail(long... times) {
            return failures(client, server, times);
        }

        List<LoginAttempt> succeed(long... times) {
            return each(fail(times), login -> login.setOutcome(LoginOutcome.SUCCESS));
        }

        @Override
        public List<LoginAttempt> at(long... times) {
            List<LoginAttempt> attempts = fail(times);
            List<LoginAttempt> inTime =
                    attempts.stream()
                            .sorted(Comparator.comparingLong(LoginAttempt::getTime))
                            .toList();
            for (int i = FAILURES; i < inTime.size(); i += FAILURES + 1) {
                inTime.get(i).setOutcome(LoginOutcome.SUCCESS);
            }
            return attempts;
        }
    }
}
