package io.cordon.detect.credentials.spray;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.LoginDetector;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.credentials.FailedLogin;
import io.cordon.detect.credentials.Login;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;

/** Failed logins of one source with many users, over all servers. */
public final class SprayDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-SPRAY";

    private final RuleProfile profile;

    /** A detector with the operator's thresholds. */
    public SprayDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Password spraying",
                                        List.of("authentication"),
                                        List.of("T1110", "T1110.003"))
                                .ics("T0859")
                                .etsi("5.1-5", "5.1-1")
                                .advising(
                                        "The operator of the source's network finds the host that sprays; owners of the servers turn on lock-out per address and a second factor."),
                        List.of("source"),
                        SprayRule.of(parameters).counting(),
                        EvidenceFields.OF_CLIENT,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        return FailedLogin.ofSource(login, SprayDetector::adds);
    }

    private static Contribution adds(LoginAttempt login) {
        return Contribution.of(Severity.MEDIUM)
                .weighing(Login.weight(login))
                .marked(Login.user(login))
                .graded(Login.grade(login));
    }
}
