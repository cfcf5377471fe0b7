package io.cordon.detect.credentials.reuse;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.LoginDetector;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.credentials.DeviceLogin;
import io.cordon.detect.credentials.Login;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.nio.ByteBuffer;
import java.util.List;

/** Successful logins with one pair of user and password at several devices. */
public final class ReuseDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-REUSE";

    private static final Mismatch EMPTY_PASSWORD = new Mismatch("the password is empty");

    private final RuleProfile profile;

    /** A detector with the operator's thresholds. */
    public ReuseDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "One credential opens several devices",
                                        List.of("authentication"),
                                        List.of("T1110.004", "T1078"))
                                .ics("T0859")
                                .etsi("5.1-2", "5.4-4")
                                .advising(
                                        "Whoever installed the devices gives each a password of its own; makers ship unique ones, so that nobody has to."),
                        List.of("credential"),
                        ReuseRule.of(parameters).counting(),
                        EvidenceFields.OF_CREDENTIAL,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        if (!Login.succeeded(login)) {
            return Login.NO_SUCCESS;
        }
        ByteBuffer fingerprint = login.getCredentialFingerprint();
        if (fingerprint == null) {
            return Login.NO_FINGERPRINT;
        }
        if (login.getPasswordStrength() == PasswordStrength.EMPTY) {
            return EMPTY_PASSWORD;
        }
        return DeviceLogin.judge(login, server -> match(login, fingerprint, server));
    }

    private static Match match(LoginAttempt login, ByteBuffer fingerprint, IpAddress server) {
        String id = login.getDeviceId();
        return new Match(
                Subject.credential(
                        login.getFingerprintKeyId(), fingerprint, Login.client(login), server),
                new Observation(
                        Login.ofCredential(login),
                        Contribution.of(Severity.HIGH)
                                .marked(
                                        id == null || id.isEmpty()
                                                ? Mark.of(server)
                                                : Mark.ofText(id))));
    }
}
