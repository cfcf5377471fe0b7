package io.cordon.detect.credentials.defaultattempt;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.LoginDetector;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.credentials.Login;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.Optional;

/** Logins whose (user, password) stands in a list of default credentials, by fingerprint. */
public final class DefaultAttemptDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-DEFAULT-ATTEMPT";

    private final RuleProfile profile;
    private final DefaultLists lists;

    /** A detector with the operator's thresholds and lists. */
    public DefaultAttemptDetector(Parameters parameters, Scope scope) {
        this.lists = scope.defaultCredentials();
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Default credentials tried",
                                        List.of("authentication"),
                                        List.of("T1078.001", "T1110.001"))
                                .ics("T0812")
                                .etsi("5.1-1", "5.1-2")
                                .advising(
                                        "The operator of the source's network finds the infected host; makers stop shipping passwords that such lists can hold."),
                        List.of("source"),
                        DefaultAttemptRule.of(parameters).counting(),
                        EvidenceFields.OF_CLIENT,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        if (login.getCredentialFingerprint() == null) {
            return Login.NO_FINGERPRINT;
        }
        DefaultLists.Listing listing = lists.find(login);
        if (listing == null || !listing.telling()) {
            return Login.NOT_LISTED;
        }
        return new Match(
                Subject.source(Login.client(login)),
                new Observation(
                        Login.ofClient(login),
                        Contribution.of(Severity.MEDIUM)
                                .marked(Login.pair(login))
                                .listed(listing.lists())));
    }

    @Override
    public Optional<String> inactive() {
        return lists.whyMissing();
    }
}
