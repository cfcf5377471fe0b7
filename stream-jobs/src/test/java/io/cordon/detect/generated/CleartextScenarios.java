package io.cordon.detect.generated;

import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;

import io.cordon.detect.generated.PostureScenarios.Device;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** CRED-CLEARTEXT: a credential was seen in clear. */
final class CleartextScenarios {

    static final String RULE = "CRED-CLEARTEXT";
    private static final List<String> PROTOCOLS = List.of("telnet", "ftp", "http", "mqtt", "snmp");

    private final Script script;

    private CleartextScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        CleartextScenarios rule = new CleartextScenarios(new Script(RULE, cast, random));
        new PostureScenarios(rule.script, () -> rule.device(login -> {})).tellAll();
        PROTOCOLS.forEach(rule::protocol);
        rule.howSure();
        rule.everydayLife();
        return rule.script.scenarios();
    }

    private void protocol(String protocol) {
        Consumer<LoginAttempt> over = login -> login.setProtocol(protocol);
        tell(protocol + "-in-clear", 1, device(over));
        tell(protocol + "-encrypted", 0, device(over.andThen(l -> l.setEncrypted(true))));
        tell(protocol + "-nobody-knows", 0, device(over.andThen(l -> l.setEncrypted(null))));
        tell(
                protocol + "-at-a-decoy",
                0,
                device(over.andThen(login -> login.setVantage(Vantage.HONEYPOT))));
        tell(
                protocol + "-without-destination",
                0,
                device(over.andThen(login -> login.setServerAddress(null))));
    }

    private void howSure() {
        says("let-in", "high 47", LoginOutcome.SUCCESS);
        says("nobody-knows-whether-let-in", "high 47", LoginOutcome.UNKNOWN);
        says("refused", "low 47", LoginOutcome.FAILURE);
        says("refusal-inferred", "low 47", LoginOutcome.FAILURE_INFERRED);
        Device device = device(login -> login.setOutcome(LoginOutcome.FAILURE));
        List<LoginAttempt> logins = device.at(every(EDGE, 9, SECOND));
        logins.get(4).setOutcome(LoginOutcome.SUCCESS);
        script.positive("one-of-nine-let-in", device.subject(), 1, logins);
        script.saying("high 47");
        Device days = device(login -> login.setOutcome(LoginOutcome.FAILURE));
        script.positive("refused-on-both-days", days.subject(), 2, days.at(EDGE - 1, EDGE));
        script.saying("low 47");
    }

    private void says(String name, String says, LoginOutcome outcome) {
        tell(name, 1, device(login -> login.setOutcome(outcome)));
        script.saying(says);
    }

    private void everydayLife() {
        Device monitor = device(login -> login.setEncrypted(true));
        script.nearMiss(
                "monitoring-every-minute", monitor.subject(), monitor.at(every(EDGE, 60, MINUTE)));
        IpAddress allowed = script.cast.allowed();
        Device scanned =
                new Device(
                        allowed.text(),
                        script.cast.ours(),
                        allowed,
                        login -> login.setEncrypted(false));
        tell("device-on-the-allow-list", 0, scanned);
    }

    private void tell(String name, int findings, Device device) {
        script.add(name, device.subject(), findings, Cast.OURS, device.at(script.start()));
    }

    private Device device(Consumer<LoginAttempt> change) {
        IpAddress server = script.cast.ours();
        Consumer<LoginAttempt> clear = login -> login.setEncrypted(false);
        return new Device(server.text(), script.cast.outside(), server, clear.andThen(change));
    }
}
