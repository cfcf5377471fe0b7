package io.cordon.detect.generated;

import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.every;

import io.cordon.detect.generated.PostureScenarios.Device;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** CRED-EMPTY: a device lets somebody in without a password, or without asking. */
final class EmptyScenarios {

    static final String RULE = "CRED-EMPTY";

    private final Script script;

    private EmptyScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        EmptyScenarios rule = new EmptyScenarios(new Script(RULE, cast, random));
        new PostureScenarios(rule.script, () -> rule.device(EmptyScenarios::empty)).tellAll();
        rule.kind("empty-password", EmptyScenarios::empty);
        rule.kind(
                "ssh-none",
                login -> {
                    login.setProtocol("ssh");
                    login.setMethod("none");
                });
        rule.kind(
                "mqtt-anonymous",
                login -> {
                    login.setProtocol("mqtt");
                    login.setMethod("anonymous");
                    login.setUser(null);
                });
        rule.passwords();
        rule.howBad();
        rule.everydayLife();
        return rule.script.scenarios();
    }

    private void kind(String kind, Consumer<LoginAttempt> change) {
        tell(kind, 1, device(change));
        script.saying("high 73");
        for (LoginOutcome outcome : LoginOutcome.values()) {
            if (outcome != LoginOutcome.SUCCESS) {
                tell(kind + "-" + outcome, 0, device(change.andThen(l -> l.setOutcome(outcome))));
            }
        }
        tell(kind + "-decoy", 0, device(change.andThen(l -> l.setVantage(Vantage.HONEYPOT))));
        tell(
                kind + "-without-destination",
                0,
                device(change.andThen(login -> login.setServerAddress(null))));
    }

    private void passwords() {
        for (PasswordStrength strength : PasswordStrength.values()) {
            if (strength != PasswordStrength.EMPTY) {
                tell(
                        "password-" + strength,
                        0,
                        device(
                                login -> {
                                    login.setMethod("password");
                                    login.setPasswordStrength(strength);
                                }));
            }
        }
        for (String method : List.of("publickey", "digest", "community", "token", "certificate")) {
            tell("method-" + method, 0, device(login -> login.setMethod(method)));
        }
        tell("method-unknown", 0, device(login -> {}));
    }

    private void howBad() {
        Cast cast = script.cast;
        says("at-home-from-outside", "high 73", cast.outside(), cast.acme());
        says("in-a-hospital", "high 99", cast.ours(), cast.hospital());
        says("in-a-plant", "high 99", cast.ours(), cast.plant());
        says("where-safety-depends-on-it", "high 99", cast.ours(), cast.globex());
    }

    private void says(String name, String says, IpAddress client, IpAddress server) {
        Consumer<LoginAttempt> success = login -> login.setOutcome(LoginOutcome.SUCCESS);
        tell(
                name,
                1,
                new Device(server.text(), client, server, success.andThen(EmptyScenarios::empty)));
        script.saying(says);
    }

    private void everydayLife() {
        Device monitor = device(login -> login.setMethod("password"));
        script.nearMiss(
                "monitoring-every-minute", monitor.subject(), monitor.at(every(EDGE, 60, MINUTE)));
        Device backup = device(login -> login.setMethod("publickey"));
        script.nearMiss("backup-with-a-key", backup.subject(), backup.at(every(EDGE, 60, MINUTE)));
        IpAddress allowed = script.cast.allowed();
        Consumer<LoginAttempt> success = login -> login.setOutcome(LoginOutcome.SUCCESS);
        tell(
                "device-on-the-allow-list",
                0,
                new Device(
                        allowed.text(),
                        script.cast.outside(),
                        allowed,
                        success.andThen(EmptyScenarios::empty)));
    }

    private static void empty(LoginAttempt login) {
        login.setMethod("password");
        login.setPasswordStrength(PasswordStrength.EMPTY);
    }

    private void tell(String name, int findings, Device device) {
        script.add(name, device.subject(), findings, Cast.OURS, device.at(script.start()));
    }

    private Device device(Consumer<LoginAttempt> change) {
        IpAddress server = script.cast.ours();
        Consumer<LoginAttempt> success = login -> login.setOutcome(LoginOutcome.SUCCESS);
        return new Device(server.text(), script.cast.outside(), server, success.andThen(change));
    }
}
