package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.each;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.detect.generated.TestCredentials.Pair;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** CRED-SPRAY-DIST: one credential from 10 clients within 600 s. */
final class SprayDistScenarios {

    static final String RULE = "CRED-SPRAY-DIST";
    private static final int N = 10;
    private static final long W = 10 * MINUTE;

    private final Script script;

    private SprayDistScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        SprayDistScenarios rule = new SprayDistScenarios(new Script(RULE, cast, random));
        new SpanScenarios(rule.script, "", N, W, rule::clients).tellAll();
        rule.clientsAndCredentials();
        rule.records();
        return rule.script.scenarios();
    }

    private void clientsAndCredentials() {
        tell("nine-clients-again-and-again", 0, 90, new Clients(N - 1, (login, i) -> {}));
        tell("ten-clients-again-and-again", 1, 90, new Clients(N, (login, i) -> {}));
        script.saying("high 47");
        tell("one-client-ninety-times", 0, 90, new Clients(1, (login, i) -> {}));
        tell("weights-make-no-clients", 0, N - 1, new Clients(N, (l, i) -> l.setAttempts(50)));
        Pair another = script.cast.password();
        tell(
                "one-of-ten-with-another-password",
                0,
                N,
                (login, i) -> {
                    if (i == 3) {
                        Telemetry.credential(login, another);
                    }
                });
        tell(
                "one-of-ten-without-a-fingerprint",
                0,
                N,
                (login, i) -> {
                    if (i == 3) {
                        login.setCredentialFingerprint(null);
                        login.setFingerprintKeyId(null);
                    }
                });
        tell(
                "nine-and-one-under-another-key",
                0,
                N,
                (login, i) -> {
                    if (i == 9) {
                        login.setFingerprintKeyId(TestCredentials.previousKeyId());
                        login.setCredentialFingerprint(
                                ByteBuffer.wrap(
                                        TestCredentials.fingerprintUnderPreviousKey(another)));
                    }
                });
        tell(
                "key-just-changed",
                1,
                N,
                (login, i) -> {
                    login.setPreviousKeyId(TestCredentials.previousKeyId());
                    login.setPreviousFingerprint(
                            ByteBuffer.wrap(TestCredentials.fingerprintUnderPreviousKey(another)));
                });
        IpAddress scanner = script.cast.allowed();
        tell(
                "one-of-ten-on-the-allow-list",
                0,
                N,
                (login, i) -> {
                    if (i == 3) {
                        login.setClientAddress(scanner.toAvro());
                    }
                });
    }

    private void records() {
        tell("successes", 1, N, (login, i) -> login.setOutcome(LoginOutcome.SUCCESS));
        tell("unknown", 1, N, (login, i) -> login.setOutcome(LoginOutcome.UNKNOWN));
        tell("without-destination", 1, N, (login, i) -> login.setServerAddress(null));
        tell(
                "several-protocols",
                1,
                N,
                (login, i) -> login.setProtocol(i % 2 == 0 ? "telnet" : "ftp"));
        tell(
                "decoys-and-network-at-one-sensor",
                1,
                N,
                (login, i) -> login.setVantage(i % 2 == 0 ? Vantage.HONEYPOT : Vantage.NETWORK));
        Clients clients = new Clients(N, (login, i) -> {});
        script.positive(
                "from-inside-too",
                clients.subject(),
                1,
                each(
                        clients.at(spread(script.start(), N, W)),
                        login -> login.setServerAddress(script.cast.ours().toAvro())));
        tell(
                "empty-password",
                1,
                N,
                new Clients(N, new Pair("empty-" + script.cast.family, ""), (login, i) -> {}));
        for (int i = 0; i < 6; i++) {
            int few = 2 + script.random.nextInt(N - 3);
            tell("drawn-few-clients-" + i, 0, 40, new Clients(few, (login, n) -> {}));
        }
    }

    private Clients clients() {
        return new Clients(Integer.MAX_VALUE, (login, i) -> {});
    }

    private void tell(String name, int findings, int n, ObjIntConsumer<LoginAttempt> change) {
        tell(name, findings, n, new Clients(N, change));
    }

    private void tell(String name, int findings, int n, Clients actor) {
        script.add(
                name, actor.subject(), findings, Cast.OURS, actor.at(spread(script.start(), n, W)));
    }

    /** A credential that many clients try. */
    private final class Clients implements SpanScenarios.Actor {

        private final int most;
        private final Pair credential;
        private final ObjIntConsumer<LoginAttempt> change;
        private final IpAddress server = script.cast.ours();
        private final List<IpAddress> clients = new ArrayList<>();

        Clients(int most, ObjIntConsumer<LoginAttempt> change) {
            this(most, script.cast.password(), change);
        }

        Clients(int most, Pair credential, ObjIntConsumer<LoginAttempt> change) {
            this.most = most;
            this.credential = credential;
            this.change = change;
        }

        @Override
        public String subject() {
            return TestCredentials.subject(credential);
        }

        @Override
        public List<LoginAttempt> at(long... times) {
            return IntStream.range(0, times.length)
                    .mapToObj(
                            i -> {
                                LoginAttempt login =
                                        Telemetry.credential(
                                                Telemetry.failure(times[i], client(i), server),
                                                credential);
                                change.accept(login, i);
                                return login;
                            })
                    .toList();
        }

        private IpAddress client(int number) {
            while (clients.size() <= number % most) {
                clients.add(script.cast.outside());
            }
            return clients.get(number % most);
        }
    }
}
