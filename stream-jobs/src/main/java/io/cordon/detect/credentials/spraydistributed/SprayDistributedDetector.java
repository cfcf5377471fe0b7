package io.cordon.detect.credentials.spraydistributed;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.LoginDetector;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.credentials.Login;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.nio.ByteBuffer;
import java.util.List;

/** Logins with one pair of user and password from many clients. */
public final class SprayDistributedDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-SPRAY-DIST";

    private final RuleProfile profile;

    /** A detector with the operator's thresholds. */
    public SprayDistributedDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "One credential tried from many sources",
                                        List.of("authentication"),
                                        List.of("T1110", "T1110.003"))
                                .ics("T0859")
                                .etsi("5.1-5", "5.1-1")
                                .advising(
                                        "Operators of the sources' networks tell their customers that a botnet runs on these devices; owners of the servers make sure that this credential opens nothing of theirs."),
                        List.of("credential"),
                        SprayDistributedRule.of(parameters).counting(),
                        EvidenceFields.OF_CREDENTIAL,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        ByteBuffer fingerprint = login.getCredentialFingerprint();
        if (fingerprint == null) {
            return Login.NO_FINGERPRINT;
        }
        IpAddress client = Login.client(login);
        return new Match(
                Subject.credential(
                        login.getFingerprintKeyId(), fingerprint, client, Login.server(login)),
                new Observation(
                        Login.ofCredential(login),
                        Contribution.of(Severity.MEDIUM).marked(Mark.of(client))));
    }
}
