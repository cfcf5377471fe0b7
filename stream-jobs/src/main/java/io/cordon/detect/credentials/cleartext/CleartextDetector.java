package io.cordon.detect.credentials.cleartext;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.LoginDetector;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.credentials.DeviceLogin;
import io.cordon.detect.credentials.Login;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;

/** Credentials that travelled in clear. */
public final class CleartextDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-CLEARTEXT";

    private static final Mismatch NOT_CLEAR =
            new Mismatch("no user name or secret was seen in clear");

    private final RuleProfile profile;

    /** A detector with the operator's thresholds. */
    public CleartextDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Credential in clear text",
                                        List.of("authentication"),
                                        List.of("T1040", "T1552"))
                                .ics("T0842")
                                .etsi("5.5-7", "5.5-1", "5.5-6")
                                .advising(
                                        "The maker offers the encrypted form of the protocol and the owner switches to it; until then the operator keeps this login inside the local network."),
                        List.of("device"),
                        CountingRule.posture().graded(Confidence.LOW, Confidence.HIGH),
                        EvidenceFields.OF_SERVER,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        if (!Boolean.FALSE.equals(login.getEncrypted())) {
            return NOT_CLEAR;
        }
        return DeviceLogin.judge(login, server -> match(login, server));
    }

    private static Match match(LoginAttempt login, IpAddress server) {
        // Who fails may only have knocked: no secret of the device's was in it.
        return new Match(
                Subject.device(login.getDeviceId(), server),
                new Observation(
                        Login.ofServer(login),
                        Contribution.of(Severity.MEDIUM)
                                .graded(Login.failed(login) ? Confidence.LOW : Confidence.HIGH)));
    }
}
