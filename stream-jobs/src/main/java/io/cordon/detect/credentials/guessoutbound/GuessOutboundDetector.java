package io.cordon.detect.credentials.guessoutbound;

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
import io.cordon.detect.credentials.Login;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.Optional;

/** Failed logins, and logins with default credentials, that a device of ours makes. */
public final class GuessOutboundDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-GUESS-OUTBOUND";

    private static final Mismatch NOT_OURS = new Mismatch("the client is not ours");
    private static final Mismatch ITSELF = new Mismatch("client and server are one device");
    private static final Mismatch HARMLESS =
            new Mismatch("it did not fail, and its credential is in no list in force");

    private final RuleProfile profile;
    private final Scope scope;

    /** A detector with the operator's thresholds, networks and lists. */
    public GuessOutboundDetector(Parameters parameters, Scope scope) {
        this.scope = scope;
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "A device of ours guesses passwords",
                                        List.of("authentication"),
                                        List.of("T1110", "T1110.001", "T1078.001"))
                                .ics("T0812", "T0859")
                                .etsi("5.1-1", "5.3-15")
                                .advising(
                                        "The owner cuts the device off and restarts it from clean firmware with a password of its own; the operator can do the first step for them."),
                        List.of("device"),
                        GuessOutboundRule.of(parameters).counting(),
                        EvidenceFields.OF_CLIENT,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Optional<String> inactive() {
        return scope.networks().given()
                ? Optional.empty()
                : Optional.of("no networks are given: name yours with --networks");
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        IpAddress client = Login.client(login);
        if (!scope.networks().ours(client)) {
            return NOT_OURS;
        }
        String device = login.getClientDeviceId();
        if (client.equals(Login.server(login))
                || (device != null && device.equals(login.getDeviceId()))) {
            return ITSELF;
        }
        DefaultLists.Listing listing = scope.defaultCredentials().find(login);
        int channels = channels(login.getOutcome(), listing != null && listing.telling());
        if (channels == 0) {
            return HARMLESS;
        }
        return new Match(
                Subject.device(device, client),
                new Observation(
                        Login.ofClient(login),
                        Contribution.of(Severity.CRITICAL)
                                .in(channels)
                                .weighing(Login.weight(login))
                                .marked(Login.pair(login))
                                .listed(listing == null ? List.of() : listing.lists())));
    }

    private static int channels(LoginOutcome outcome, boolean listed) {
        int failure =
                switch (outcome) {
                    case FAILURE -> GuessOutboundRule.FAILURE;
                    case FAILURE_INFERRED -> GuessOutboundRule.INFERRED;
                    case SUCCESS, UNKNOWN -> 0;
                };
        return failure | (listed ? GuessOutboundRule.DEFAULT : 0);
    }
}
