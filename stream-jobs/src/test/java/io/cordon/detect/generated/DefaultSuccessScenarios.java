package io.cordon.detect.generated;

import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;

import io.cordon.detect.generated.PostureScenarios.Device;
import io.cordon.detect.generated.TestCredentials.Pair;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** CRED-DEFAULT-SUCCESS: a device lets somebody in with a listed pair. */
final class DefaultSuccessScenarios {

    static final String RULE = "CRED-DEFAULT-SUCCESS";
    private static final Pair LISTED = TestCredentials.DEFAULT_PAIRS.get(0);
    private static final Pair ACME = TestCredentials.VENDOR_PAIRS.get(0);

    private final Script script;

    private DefaultSuccessScenarios(Script script) {
        this.script = script;
    }

    static List<Scenario> of(Cast cast, Random random) {
        DefaultSuccessScenarios rule = new DefaultSuccessScenarios(new Script(RULE, cast, random));
        new PostureScenarios(rule.script, () -> rule.device(LISTED)).tellAll();
        rule.lists();
        rule.howSureAndHowBad();
        rule.lookAlikes();
        rule.otherOutcomesAndPlaces();
        return rule.script.scenarios();
    }

    private void lists() {
        Pair empty = new Pair("root", "");
        tell("listed-with-empty-password", 1, device(empty));
        tell("vendor-default", 1, device(ACME));
        Device twoPairs = device(LISTED);
        Device second =
                new Device(
                        twoPairs.subject(),
                        twoPairs.client(),
                        twoPairs.server(),
                        login -> accepted(login, ACME));
        script.positive(
                "two-listed-pairs",
                twoPairs.subject(),
                1,
                Script.all(twoPairs.at(EDGE), second.at(EDGE + SECOND)));
        tell(
                "key-changed-list-under-the-old-one",
                1,
                device(
                        TestCredentials.OLD_PAIR,
                        login -> rotated(login, TestCredentials.OLD_PAIR)));
        tell(
                "key-changed-list-under-the-new-one",
                1,
                device(LISTED, login -> rotated(login, LISTED)));
        tell(
                "list-only-under-the-old-key-and-record-without-it",
                0,
                device(TestCredentials.OLD_PAIR));
    }

    private void howSureAndHowBad() {
        Cast cast = script.cast;
        says("critical-from-outside", "medium 99", cast.outside(), cast.ours(), LISTED);
        says("high-from-inside", "medium 73", cast.ours(), cast.ours(), LISTED);
        says("critical-in-a-hospital", "medium 99", cast.ours(), cast.hospital(), LISTED);
        says("critical-in-a-plant", "medium 99", cast.ours(), cast.plant(), LISTED);
        says("sure-of-the-vendor", "high 73", cast.ours(), cast.acme(), ACME);
        says(
                "another-vendors-default",
                "medium 73",
                cast.ours(),
                cast.acme(),
                TestCredentials.VENDOR_PAIRS.get(1));
        says(
                "sure-and-safety",
                "high 99",
                cast.ours(),
                cast.globex(),
                TestCredentials.VENDOR_PAIRS.get(1));
        // One of both came from outside, whatever came first.
        IpAddress server = cast.ours();
        Device outside = at(cast.outside(), server, LISTED, login -> {});
        Device inside = at(cast.ours(), server, LISTED, login -> {});
        script.positive(
                "worst-of-two",
                server.text(),
                1,
                Script.all(inside.at(EDGE, EDGE + 2), outside.at(EDGE + 1)));
        script.saying("medium 99");
        IpAddress acme = cast.acme();
        script.positive(
                "surest-of-two",
                acme.text(),
                1,
                Script.all(
                        at(cast.ours(), acme, LISTED, login -> {}).at(EDGE, EDGE + 2),
                        at(cast.ours(), acme, ACME, login -> {}).at(EDGE + 1)));
        script.saying("high 73");
    }

    private void says(String name, String says, IpAddress client, IpAddress server, Pair pair) {
        tell(name, 1, at(client, server, pair, login -> {}));
        script.saying(says);
    }

    private void lookAlikes() {
        tell("user-in-another-case", 0, device(new Pair("Root", "xc3511")));
        tell("password-in-another-case", 0, device(new Pair("root", "XC3511")));
        tell("trailing-space", 0, device(new Pair("root", "xc3511 ")));
        tell("user-and-password-swapped", 0, device(new Pair("xc3511", "root")));
        tell("border-between-the-two-moved", 0, device(new Pair("rootx", "c3511")));
        tell("a-password-of-its-own", 0, device(script.cast.password()));
        tell(
                "without-fingerprint",
                0,
                device(
                        LISTED,
                        login -> {
                            login.setCredentialFingerprint(null);
                            login.setFingerprintKeyId(null);
                        }));
        Device user = device(script.cast.password());
        List<LoginAttempt> typed = user.at(every(EDGE, 4, 5 * SECOND));
        typed.subList(0, 3).forEach(login -> login.setOutcome(LoginOutcome.FAILURE));
        script.nearMiss("user-mistypes-three-times", user.subject(), typed);
        Device monitor = device(script.cast.password());
        script.nearMiss(
                "monitoring-every-minute", monitor.subject(), monitor.at(every(EDGE, 60, MINUTE)));
        for (int i = 0; i < 6; i++) {
            tell("drawn-own-password-" + i, 0, device(script.cast.password()));
        }
    }

    private void otherOutcomesAndPlaces() {
        tell("refused", 0, device(LISTED, l -> l.setOutcome(LoginOutcome.FAILURE)));
        tell(
                "refusal-inferred",
                0,
                device(LISTED, l -> l.setOutcome(LoginOutcome.FAILURE_INFERRED)));
        tell("outcome-unknown", 0, device(LISTED, l -> l.setOutcome(LoginOutcome.UNKNOWN)));
        tell("decoy", 0, device(LISTED, l -> l.setVantage(Vantage.HONEYPOT)));
        tell("without-destination", 0, device(LISTED, l -> l.setServerAddress(null)));
        tell(
                "scanned-device-on-the-allow-list",
                0,
                at(script.cast.outside(), script.cast.allowed(), LISTED, login -> {}));
        tell("seen-on-the-network", 1, device(LISTED, l -> l.setVantage(Vantage.NETWORK)));
        tell("over-telnet", 1, device(LISTED, l -> l.setProtocol("telnet")));
    }

    private void tell(String name, int findings, Device device) {
        script.add(name, device.subject(), findings, Cast.OURS, device.at(script.start()));
    }

    private Device device(Pair pair) {
        return device(pair, login -> {});
    }

    private Device device(Pair pair, Consumer<LoginAttempt> change) {
        return at(script.cast.outside(), script.cast.ours(), pair, change);
    }

    private static Device at(
            IpAddress client, IpAddress server, Pair pair, Consumer<LoginAttempt> change) {
        Consumer<LoginAttempt> success = login -> accepted(login, pair);
        return new Device(server.text(), client, server, success.andThen(change));
    }

    private static void accepted(LoginAttempt login, Pair pair) {
        Telemetry.credential(login, pair);
        login.setOutcome(LoginOutcome.SUCCESS);
        login.setVantage(Vantage.HOST);
    }

    /** The key was changed: the record has the fingerprint under the one before beside it. */
    private static void rotated(LoginAttempt login, Pair pair) {
        login.setPreviousKeyId(TestCredentials.previousKeyId());
        login.setPreviousFingerprint(
                ByteBuffer.wrap(TestCredentials.fingerprintUnderPreviousKey(pair)));
    }
}
