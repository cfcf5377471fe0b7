package io.cordon.detect.credentials.bruteslow;

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

/** Failed logins over half an hour: at a honeypot about the source, elsewhere about the pair. */
public final class BruteSlowDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-BRUTE-SLOW";

    private static final String FTP = "ftp";

    private final RuleProfile profile;

    /** A detector with the operator's thresholds. */
    public BruteSlowDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Slow password guessing",
                                        List.of("authentication"),
                                        List.of("T1110", "T1110.001"))
                                .etsi("5.1-5", "5.1-1")
                                .advising(
                                        "The owner sets a long password of their own and takes the login off the Internet; the maker ships one password per device and slows guessing down; the operator of the guessing network finds the infected host."),
                        List.of("pair", "source"),
                        BruteSlowRule.of(parameters).counting(),
                        EvidenceFields.OF_CLIENT,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        return FailedLogin.ofPairOrSource(login, BruteSlowDetector::adds);
    }

    private static Contribution adds(LoginAttempt login) {
        boolean ftp = login.getProtocol().equals(FTP);
        return Contribution.of(Severity.MEDIUM)
                .in(ftp ? BruteSlowRule.ANY | BruteSlowRule.FTP : BruteSlowRule.ANY)
                .weighing(Login.weight(login))
                .graded(Login.grade(login));
    }
}
