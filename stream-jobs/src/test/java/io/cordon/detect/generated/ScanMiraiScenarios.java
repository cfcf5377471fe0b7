package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.detect.generated.SpanScenarios.Actor;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * SCAN-MIRAI: 20 destinations on 23 and 2323 in 60 s, or ten pairs of the 2016 dictionary over
 * Telnet in 600 s.
 */
final class ScanMiraiScenarios {

    static final String RULE = "SCAN-MIRAI";
    private static final int TARGETS = 20;
    private static final long W = MINUTE;
    private static final int PAIRS = 10;
    private static final long PAIRS_W = 10 * MINUTE;

    private final Script script;

    private ScanMiraiScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        ScanMiraiScenarios rule = new ScanMiraiScenarios(new Script(RULE, cast, random));
        new SpanScenarios(rule.script, "ports-", TARGETS, W, () -> rule.worm(i -> i, port(9, 1)))
                .tellAll();
        new SpanScenarios(rule.script, "pairs-", PAIRS, PAIRS_W, () -> rule.bot((l, i) -> {}))
                .tellAll();
        rule.ports();
        rule.flows();
        rule.dictionary();
        rule.legs();
        return rule.script.scenarios();
    }

    private void ports() {
        worm("only-port-23", 0, 60, i -> i, i -> 23);
        worm("only-port-2323", 0, 60, i -> i, i -> 2323);
        worm("ten-on-each-port", 1, TARGETS, i -> i, port(1, 1));
        worm("nine-on-23-eleven-on-2323", 0, TARGETS, i -> i, i -> i < 9 ? 23 : 2323);
        worm("nineteen-on-23-one-on-2323", 1, TARGETS, i -> i, i -> i == 4 ? 2323 : 23);
        worm("ten-targets-on-both-ports", 0, TARGETS, i -> i / 2, port(1, 1));
        worm("twenty-targets-on-both-ports", 1, 2 * TARGETS, i -> i / 2, port(1, 1));
        worm("nineteen-targets-again-and-again", 0, 200, i -> i % 19, i -> i % 7 == 0 ? 2323 : 23);
        worm("one-target-two-hundred-times", 0, 200, i -> 0, port(9, 1));
        worm("other-ports", 0, 60, i -> i, i -> i % 2 == 0 ? 22 : 2222);
        worm(
                "one-of-twenty-on-another-port",
                0,
                TARGETS,
                i -> i,
                i -> i == 19 ? 2222 : i % 10 == 9 ? 2323 : 23);
    }

    private void flows() {
        probes("answered", 1, flow -> flow.setConnectionState("SF"));
        probes("refused", 1, flow -> flow.setConnectionState("REJ"));
        probes("over-udp", 0, flow -> flow.setTransport(Telemetry.UDP));
        probes("one-way-syn", 1, flow -> oneWay(flow, 0x02));
        probes("one-way-syn-ack", 0, flow -> oneWay(flow, 0x12));
        probes("one-way-ack", 0, flow -> oneWay(flow, 0x10));
        probes("one-way-without-flags", 0, flow -> oneWay(flow, null));
        probes("at-decoys", 1, flow -> flow.setVantage(Vantage.HONEYPOT));
        probes("seen-by-the-host", 1, flow -> flow.setVantage(Vantage.HOST));
        IpAddress inside = script.cast.ours();
        script.positive(
                "from-inside",
                inside,
                new Worm(inside, i -> i, port(9, 1)).at(spread(script.start(), TARGETS, W)));
        script.saying("medium 73");
        IpAddress scanner = script.cast.allowed();
        script.nearMiss(
                "scanner-on-the-allow-list",
                scanner,
                new Worm(scanner, i -> i, port(9, 1)).at(spread(script.start(), 100, W)));
        IpAddress admin = script.cast.ours();
        script.nearMiss(
                "administrator-opens-telnet-to-forty-switches-in-a-shift",
                admin,
                new Worm(admin, i -> i, port(9, 1)).at(spread(script.start(), 40, 34 * MINUTE)));
    }

    private void dictionary() {
        bots("nine-pairs-again-and-again", 0, 90, (login, i) -> pair(login, i % 9));
        bots("one-pair-ninety-times", 0, 90, (login, i) -> pair(login, 0));
        bots("whole-dictionary", 1, 61, (login, i) -> {});
        script.saying("high 73");
        bots("over-ssh", 0, 61, (login, i) -> login.setProtocol("ssh"));
        bots(
                "ten-of-which-one-over-ssh",
                0,
                PAIRS,
                (login, i) -> login.setProtocol(i == 5 ? "ssh" : "telnet"));
        bots(
                "no-pair-of-the-dictionary",
                0,
                61,
                (login, i) -> Telemetry.credential(login, script.cast.password()));
        bots(
                "vendor-defaults",
                0,
                61,
                (login, i) -> {
                    Telemetry.credential(login, script.cast.password());
                    login.setDictionary("vendor-default");
                });
        bots("seen-on-the-network", 1, PAIRS, (login, i) -> login.setVantage(Vantage.NETWORK));
        bots("without-destination", 1, PAIRS, (login, i) -> login.setServerAddress(null));
        bots("weights-make-no-pairs", 0, PAIRS - 1, (login, i) -> login.setAttempts(50));
    }

    private void legs() {
        Worm worm = worm(i -> i, port(9, 1));
        script.positive(
                "ports-alone", worm.subject(), 1, worm.at(spread(script.start(), TARGETS, W)));
        script.saying("medium 73");
        IpAddress source = script.cast.outside();
        long at = script.start();
        script.positive(
                "both-legs",
                source,
                all(
                        new Worm(source, i -> i, port(9, 1)).at(spread(at, TARGETS, W)),
                        new Bot(source, (login, i) -> {}).at(spread(at, PAIRS, PAIRS_W))));
        script.saying("high 73");
        IpAddress half = script.cast.outside();
        script.nearMiss(
                "nineteen-targets-and-nine-pairs",
                half,
                all(
                        new Worm(half, i -> i, port(9, 1)).at(spread(at, TARGETS - 1, W)),
                        new Bot(half, (login, i) -> {}).at(spread(at, PAIRS - 1, W))));
    }

    /** So many of the one and then so many of the other. */
    private static IntUnaryOperator port(int telnet, int other) {
        return i -> i % (telnet + other) < telnet ? 23 : 2323;
    }

    private static void oneWay(Flow flow, @Nullable Integer flags) {
        flow.setConnectionState(null);
        flow.setInitiatorKnown(false);
        flow.setTcpFlags(flags);
    }

    private static void pair(LoginAttempt login, int number) {
        List<TestCredentials.Pair> pairs = TestCredentials.BOTNET_PAIRS;
        Telemetry.credential(login, pairs.get(number % pairs.size()));
    }

    private Worm worm(IntUnaryOperator target, IntUnaryOperator port) {
        return new Worm(script.cast.outside(), target, port);
    }

    private void worm(
            String name, int findings, int n, IntUnaryOperator target, IntUnaryOperator port) {
        Worm worm = worm(target, port);
        script.add(
                name, worm.subject(), findings, Cast.OURS, worm.at(spread(script.start(), n, W)));
    }

    private void probes(String name, int findings, Consumer<Flow> change) {
        Worm worm = worm(i -> i, port(9, 1));
        List<Flow> flows = worm.at(spread(script.start(), TARGETS, W));
        script.add(name, worm.subject(), findings, Cast.OURS, Script.each(flows, change));
    }

    private Bot bot(ObjIntConsumer<LoginAttempt> change) {
        return new Bot(script.cast.outside(), change);
    }

    private void bots(String name, int findings, int n, ObjIntConsumer<LoginAttempt> change) {
        Bot bot = bot(change);
        script.add(
                name,
                bot.subject(),
                findings,
                Cast.OURS,
                bot.at(spread(script.start(), n, PAIRS_W)));
    }

    /** One who knocks at Telnet. */
    private final class Worm implements Actor {

        private final IpAddress source;
        private final IntUnaryOperator target;
        private final IntUnaryOperator port;

        Worm(IpAddress source, IntUnaryOperator target, IntUnaryOperator port) {
            this.source = source;
            this.target = target;
            this.port = port;
        }

        @Override
        public String subject() {
            return source.text();
        }

        @Override
        public List<Flow> at(long... times) {
            return IntStream.range(0, times.length)
                    .mapToObj(
                            i ->
                                    Telemetry.tcp(
                                            times[i],
                                            source,
                                            script.cast.family.target(3_000 + target.applyAsInt(i)),
                                            port.applyAsInt(i),
                                            "S0"))
                    .toList();
        }
    }

    /** One who tries the dictionary, a pair after the other. */
    private final class Bot implements Actor {

        private final IpAddress source;
        private final ObjIntConsumer<LoginAttempt> change;
        private final IpAddress decoy = script.cast.ours();

        Bot(IpAddress source, ObjIntConsumer<LoginAttempt> change) {
            this.source = source;
            this.change = change;
        }

        @Override
        public String subject() {
            return source.text();
        }

        @Override
        public List<LoginAttempt> at(long... times) {
            List<LoginAttempt> logins = new ArrayList<>();
            for (int i = 0; i < times.length; i++) {
                List<TestCredentials.Pair> pairs = TestCredentials.BOTNET_PAIRS;
                LoginAttempt login =
                        Telemetry.tried(times[i], source, decoy, pairs.get(i % pairs.size()));
                change.accept(login, i);
                logins.add(login);
            }
            return logins;
        }
    }
}
