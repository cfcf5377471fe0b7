package io.cordon.detect.credentials.empty;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.LoginDetector;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.credentials.DeviceLogin;
import io.cordon.detect.credentials.Login;
import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.Set;

/** Logins that succeeded without a secret. */
public final class EmptyDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-EMPTY";

    /** Ways to be let in that ask for nothing. */
    private static final Set<String> UNASKED = Set.of("none", "anonymous");

    private static final Mismatch SECRET =
            new Mismatch("a secret was asked for, and it was not empty");

    private final RuleProfile profile;
    private final Scope scope;

    /** A detector with the operator's assets. */
    public EmptyDetector(Parameters parameters, Scope scope) {
        this.scope = scope;
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Login without a password",
                                        List.of("authentication"),
                                        List.of("T1078.001", "T1133"))
                                .ics("T0812", "T0859")
                                .etsi("5.1-1", "5.5-5")
                                .advising(
                                        "The owner sets a password or turns the service off; the maker does not ship a service that lets anybody in."),
                        List.of("device"),
                        CountingRule.posture(),
                        EvidenceFields.OF_SERVER,
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
        String method = login.getMethod();
        if (login.getPasswordStrength() != PasswordStrength.EMPTY
                && (method == null || !UNASKED.contains(method))) {
            return SECRET;
        }
        return DeviceLogin.judge(login, server -> match(login, server));
    }

    private Match match(LoginAttempt login, IpAddress server) {
        Asset asset =
                scope.assets().find(login.getTenant(), login.getDeviceId(), server).orElse(null);
        boolean grave = asset != null && asset.safety();
        return new Match(
                Subject.device(login.getDeviceId(), server),
                new Observation(
                        Login.ofServer(login),
                        Contribution.of(grave ? Severity.CRITICAL : Severity.HIGH)));
    }
}
