package io.cordon.detect.generated;

import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.HOUR;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.spread;

import io.cordon.detect.generated.TestCredentials.Pair;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** CRED-REUSE: one credential opens three devices within a day. */
final class ReuseScenarios {

    static final String RULE = "CRED-REUSE";
    private static final int N = 3;
    private static final long W = 24 * HOUR;

    private final Script script;

    private ReuseScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        ReuseScenarios rule = new ReuseScenarios(new Script(RULE, cast, random));
        new SpanScenarios(rule.script, "", N, W, () -> rule.new Devices(9, (login, i) -> {}))
                .exceptDrawn();
        rule.devices();
        rule.credentials();
        rule.outcomesAndPlaces();
        rule.drawn();
        return rule.script.scenarios();
    }

    private void devices() {
        tell("two-devices-again-and-again", 0, 60, new Devices(N - 1, (login, i) -> {}));
        tell("three-devices-again-and-again", 1, 60, new Devices(N, (login, i) -> {}));
        script.saying("high 73");
        tell(
                "three-ids-at-one-address",
                1,
                N,
                new Devices(1, (login, i) -> login.setDeviceId("meter-" + i)));
        tell(
                "one-id-at-three-addresses",
                0,
                N,
                new Devices(N, (login, i) -> login.setDeviceId("meter")));
        tell(
                "two-ids-and-one-of-them-again",
                0,
                N,
                new Devices(N, (login, i) -> login.setDeviceId("meter-" + i % 2)));
        tell(
                "two-ids-and-an-address",
                1,
                N,
                new Devices(N, (login, i) -> login.setDeviceId(i == 2 ? null : "meter-" + i)));
        IpAddress allowed = script.cast.allowed();
        tell(
                "client-on-the-allow-list",
                0,
                N,
                new Devices(N, (login, i) -> login.setClientAddress(allowed.toAvro())));
        tell(
                "several-clients",
                1,
                N,
                new Devices(
                        N, (login, i) -> login.setClientAddress(script.cast.outside().toAvro())));
    }

    private void credentials() {
        tell(
                "empty-password",
                0,
                9,
                new Devices(9, new Pair("nobody-" + script.cast.family, ""), (login, i) -> {}));
        tell(
                "backup-of-40-devices-with-one-key",
                0,
                40,
                new Devices(
                        40,
                        (login, i) -> {
                            login.setMethod("publickey");
                            login.setCredentialFingerprint(null);
                            login.setFingerprintKeyId(null);
                        }));
        tell(
                "each-device-with-a-password-of-its-own",
                0,
                9,
                new Devices(
                        9,
                        (login, i) ->
                                Telemetry.credential(
                                        login,
                                        new Pair("operator", "own " + i + script.cast.family))));
        tell(
                "third-device-with-another-password",
                0,
                N,
                new Devices(
                        N,
                        (login, i) -> {
                            if (i == 2) {
                                Telemetry.credential(login, script.cast.password());
                            }
                        }));
        tell(
                "one-device-without-a-fingerprint",
                0,
                N,
                new Devices(
                        N,
                        (login, i) -> {
                            if (i == 1) {
                                login.setCredentialFingerprint(null);
                                login.setFingerprintKeyId(null);
                            }
                        }));
    }

    private void outcomesAndPlaces() {
        for (LoginOutcome outcome : LoginOutcome.values()) {
            if (outcome != LoginOutcome.SUCCESS) {
                tell("all-" + outcome, 0, 9, new Devices(9, (l, i) -> l.setOutcome(outcome)));
                tell(
                        "third-" + outcome,
                        0,
                        N,
                        new Devices(
                                N,
                                (login, i) ->
                                        login.setOutcome(i == 2 ? outcome : LoginOutcome.SUCCESS)));
            }
        }
        tell("decoys", 0, 9, new Devices(9, (login, i) -> login.setVantage(Vantage.HONEYPOT)));
        tell(
                "third-is-a-decoy",
                0,
                N,
                new Devices(
                        N,
                        (login, i) -> login.setVantage(i == 2 ? Vantage.HONEYPOT : Vantage.HOST)));
        tell("without-destination", 0, 9, new Devices(9, (l, i) -> l.setServerAddress(null)));
        tell(
                "several-protocols",
                1,
                N,
                new Devices(
                        N,
                        (login, i) -> login.setProtocol(List.of("ssh", "telnet", "ftp").get(i))));
        tell("seen-on-the-network", 1, N, new Devices(N, (l, i) -> l.setVantage(Vantage.NETWORK)));
        Devices monitor = new Devices(1, (login, i) -> {});
        script.nearMiss(
                "monitoring-every-minute", monitor.subject(), monitor.at(every(EDGE, 60, MINUTE)));
    }

    private void drawn() {
        for (int i = 0; i < 5; i++) {
            int devices = N + script.random.nextInt(6);
            tell("drawn-" + i, 1, 20, new Devices(devices, (login, n) -> {}));
            tell("drawn-few-" + i, 0, 20, new Devices(1 + i % 2, (login, n) -> {}));
        }
    }

    private void tell(String name, int findings, int n, Devices actor) {
        script.add(
                name,
                actor.subject(),
                findings,
                Cast.OURS,
                actor.at(spread(script.start(), n, 30 * MINUTE)));
    }

    /** A credential that opens many devices. */
    private final class Devices implements SpanScenarios.Actor {

        private final Pair credential;
        private final ObjIntConsumer<LoginAttempt> change;
        private final IpAddress client = script.cast.ours();
        private final List<IpAddress> devices;

        Devices(int devices, ObjIntConsumer<LoginAttempt> change) {
            this(devices, script.cast.password(), change);
        }

        Devices(int devices, Pair credential, ObjIntConsumer<LoginAttempt> change) {
            this.devices = new ArrayList<>(script.cast.ours(devices));
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
                                        Telemetry.success(
                                                times[i],
                                                client,
                                                devices.get(i % devices.size()),
                                                credential);
                                login.setSensor(Telemetry.SENSOR);
                                change.accept(login, i);
                                return login;
                            })
                    .toList();
        }
    }
}
