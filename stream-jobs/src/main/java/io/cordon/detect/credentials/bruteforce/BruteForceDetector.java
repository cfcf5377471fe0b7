package io.cordon.detect.credentials.bruteforce;

import io.cordon.detect.Detector;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.credentials.LoginObservation;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;

/** Failed logins: at a honeypot about the source, elsewhere about the pair client and server. */
public final class BruteForceDetector implements Detector<LoginAttempt> {

    /** Rule id. */
    public static final String ID = "CRED-BRUTE-FAST";

    private static final Mismatch NO_FAILURE =
            new Mismatch("the outcome is neither a failure nor an inferred failure");
    private static final Mismatch NO_DESTINATION =
            new Mismatch("it has no destination, which is enough only at a honeypot");

    private final RuleProfile<LoginAttempt> profile;

    /** A detector with the operator's thresholds. */
    public BruteForceDetector(Parameters parameters, Scope scope) {
        this.profile =
                new RuleProfile<>(
                        ID,
                        new RuleLabels(
                                "Fast password guessing",
                                List.of("authentication"),
                                List.of("T1110.001")),
                        LoginAttempt.class,
                        BruteForceRule.of(parameters).counting(),
                        new EvidenceFields("destination.ip", "destination.port", "user.name"),
                        parameters);
    }

    @Override
    public RuleProfile<LoginAttempt> profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        LoginOutcome outcome = login.getOutcome();
        if (outcome != LoginOutcome.FAILURE && outcome != LoginOutcome.FAILURE_INFERRED) {
            return NO_FAILURE;
        }
        IpAddress server = LoginObservation.server(login);
        boolean decoy = login.getVantage() == Vantage.HONEYPOT;
        if (server == null && !decoy) {
            return NO_DESTINATION;
        }
        IpAddress client = IpAddress.of(login.getClientAddress());
        return new Match(
                decoy || server == null ? Subject.source(client) : Subject.pair(client, server),
                LoginObservation.of(
                        login,
                        Math.max(1, login.getAttempts()),
                        outcome == LoginOutcome.FAILURE,
                        null));
    }
}
