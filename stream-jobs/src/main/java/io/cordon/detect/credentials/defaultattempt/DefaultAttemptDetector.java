package io.cordon.detect.credentials.defaultattempt;

import io.cordon.detect.Detector;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.credentials.LoginObservation;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.RuleLabels;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Logins whose (user, password) stands in a list of default credentials, by fingerprint. */
public final class DefaultAttemptDetector implements Detector<LoginAttempt> {

    /** Rule id. */
    public static final String ID = "CRED-DEFAULT-ATTEMPT";

    private static final Mismatch NO_FINGERPRINT =
            new Mismatch("it has no credential fingerprint: user or password is absent or masked");
    private static final Mismatch NOT_LISTED =
            new Mismatch("its credential is in no list in force (under the keys in use)");

    private final RuleProfile<LoginAttempt> profile;
    private final DefaultLists lists;

    /** A detector with the operator's thresholds and lists. */
    public DefaultAttemptDetector(Parameters parameters, Scope scope) {
        this.lists = scope.defaultCredentials();
        this.profile =
                new RuleProfile<>(
                        ID,
                        new RuleLabels(
                                "Default credentials tried",
                                List.of("authentication"),
                                List.of("T1078.001", "T1110.001")),
                        LoginAttempt.class,
                        DefaultAttemptRule.of(parameters).counting(),
                        new EvidenceFields("destination.ip", "destination.port", "user.name"),
                        parameters);
    }

    @Override
    public RuleProfile<LoginAttempt> profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        ByteBuffer pair = DefaultLists.pair(login);
        if (pair == null) {
            return NO_FINGERPRINT;
        }
        DefaultLists.Listing listing = lists.find(login);
        if (listing == null || !listing.telling()) {
            return NOT_LISTED;
        }
        return new Match(
                Subject.source(IpAddress.of(login.getClientAddress())),
                LoginObservation.of(login, 1, true, Mark.of(pair)));
    }

    @Override
    public Optional<String> inactive() {
        return lists.isEmpty()
                ? Optional.of("no default credential is in force: give a list with --credentials")
                : Optional.empty();
    }
}
