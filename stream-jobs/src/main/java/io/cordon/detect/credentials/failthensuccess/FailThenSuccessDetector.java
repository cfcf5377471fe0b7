package io.cordon.detect.credentials.failthensuccess;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.LoginDetector;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.credentials.DeviceLogin;
import io.cordon.detect.credentials.Login;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;

/** Failed and successful logins of one client at one server; asked at the successes. */
public final class FailThenSuccessDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-FAIL-THEN-SUCCESS";

    private static final Mismatch NO_OUTCOME =
            new Mismatch("the outcome is neither a failure nor a success");

    private final RuleProfile profile;

    /** A detector with the operator's thresholds. */
    public FailThenSuccessDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Login after repeated failures",
                                        List.of("authentication"),
                                        List.of("T1110", "T1078"))
                                .ics("T0859")
                                .etsi("5.1-5", "5.1-4")
                                .advising(
                                        "The owner of the device changes its password and looks what the login did; the operator of the client's network finds the host that guessed."),
                        List.of("pair"),
                        FailThenSuccessRule.of(parameters).counting(),
                        EvidenceFields.OF_CLIENT,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        if (!Login.failed(login) && !Login.succeeded(login)) {
            return NO_OUTCOME;
        }
        return DeviceLogin.judge(login, server -> match(login, server));
    }

    private static Match match(LoginAttempt login, IpAddress server) {
        return new Match(
                Subject.pair(Login.client(login), server),
                new Observation(
                        Login.ofClient(login),
                        Contribution.of(Severity.HIGH)
                                .in(
                                        Login.failed(login)
                                                ? FailThenSuccessRule.FAILURE
                                                : FailThenSuccessRule.SUCCESS)
                                .weighing(Login.weight(login))
                                .graded(Login.grade(login))));
    }
}
