package io.cordon.detect.credentials.brutesip;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Mismatch;
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

/** Refused SIP registrations: at a honeypot about the source, elsewhere about the pair. */
public final class BruteSipDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-BRUTE-SIP";

    private static final String SIP = "sip";

    private static final Mismatch OTHER_PROTOCOL = new Mismatch("the protocol is not SIP");

    private final RuleProfile profile;

    /** A detector with the operator's thresholds. */
    public BruteSipDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "SIP registration guessing",
                                        List.of("authentication"),
                                        List.of("T1110", "T1110.001"))
                                .etsi("5.1-5", "5.1-1")
                                .advising(
                                        "The operator of the telephone system sets long random secrets per extension and limits registrations per address; the owner of the guessing host cleans it."),
                        List.of("pair", "source"),
                        BruteSipRule.of(parameters).counting(),
                        EvidenceFields.OF_CLIENT,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        if (!login.getProtocol().equals(SIP)) {
            return OTHER_PROTOCOL;
        }
        return FailedLogin.ofPairOrSource(login, BruteSipDetector::adds);
    }

    private static Contribution adds(LoginAttempt login) {
        return Contribution.of(Severity.MEDIUM)
                .weighing(Login.weight(login))
                .marked(Login.user(login));
    }
}
