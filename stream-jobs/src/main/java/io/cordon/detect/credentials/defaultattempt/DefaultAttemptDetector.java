package io.cordon.detect.credentials.defaultattempt;

import io.cordon.detect.Detector;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.RuleLabels;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Logins whose (user, password) stands in a list of default credentials, by fingerprint. */
public final class DefaultAttemptDetector implements Detector<LoginAttempt> {

    /** Rule id. */
    public static final String ID = "CRED-DEFAULT-ATTEMPT";

    private static final Mismatch NO_FINGERPRINT =
            new Mismatch("it has no credential fingerprint: user or password is absent or masked");
    private static final Mismatch NOT_LISTED =
            new Mismatch("its credential is in no list in force (under the key in use)");

    private final Parameters parameters;
    private final CountingRule counting;
    private final Set<ByteBuffer> listed;

    /** A detector with the operator's thresholds and lists. */
    public DefaultAttemptDetector(Parameters parameters, Scope scope) {
        this.parameters = parameters;
        this.counting = DefaultAttemptRule.of(parameters).counting();
        this.listed = scope.defaultCredentials();
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        ByteBuffer fingerprint = login.getCredentialFingerprint();
        if (fingerprint == null) {
            return NO_FINGERPRINT;
        }
        if (!listed.contains(fingerprint)) {
            return NOT_LISTED;
        }
        IpAddress server =
                login.getServerAddress() == null ? null : IpAddress.of(login.getServerAddress());
        return new Match(
                Subject.source(IpAddress.of(login.getClientAddress())),
                new Observation(
                        login.getTime(),
                        1,
                        true,
                        Mark.of(fingerprint),
                        login.getSensor(),
                        login.getVantage(),
                        server,
                        login.getServerPort() == null ? -1 : login.getServerPort(),
                        login.getUser()));
    }

    @Override
    public Optional<String> inactive() {
        return listed.isEmpty()
                ? Optional.of("no default credential is in force: give a list with --credentials")
                : Optional.empty();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public RuleLabels labels() {
        return new RuleLabels(
                "Default credentials tried",
                List.of("authentication"),
                List.of("T1078.001", "T1110.001"));
    }

    @Override
    public Class<LoginAttempt> input() {
        return LoginAttempt.class;
    }

    @Override
    public CountingRule counting() {
        return counting;
    }

    @Override
    public EvidenceFields evidence() {
        return new EvidenceFields("destination.ip", "destination.port", "user.name");
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }
}
