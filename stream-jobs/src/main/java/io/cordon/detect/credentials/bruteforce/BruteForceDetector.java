package io.cordon.detect.credentials.bruteforce;

import io.cordon.detect.Detector;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Parameters;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failed logins: at a honeypot about the source, elsewhere about the pair client and server. */
public final class BruteForceDetector implements Detector<LoginAttempt> {

    /** Rule id. */
    public static final String ID = "CRED-BRUTE-FAST";

    private static final Mismatch NO_FAILURE =
            new Mismatch("the outcome is neither a failure nor an inferred failure");
    private static final Mismatch NO_DESTINATION =
            new Mismatch("it has no destination, which is enough only at a honeypot");

    private final Parameters parameters;
    private final CountingRule counting;

    /** A detector with the operator's thresholds. */
    public BruteForceDetector(Parameters parameters, Scope scope) {
        this.parameters = parameters;
        this.counting = BruteForceRule.of(parameters).counting();
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        LoginOutcome outcome = login.getOutcome();
        if (outcome != LoginOutcome.FAILURE && outcome != LoginOutcome.FAILURE_INFERRED) {
            return NO_FAILURE;
        }
        IpAddress server =
                login.getServerAddress() == null ? null : IpAddress.of(login.getServerAddress());
        boolean decoy = login.getVantage() == Vantage.HONEYPOT;
        if (server == null && !decoy) {
            return NO_DESTINATION;
        }
        IpAddress client = IpAddress.of(login.getClientAddress());
        return new Match(
                decoy || server == null ? Subject.source(client) : Subject.pair(client, server),
                observation(login, outcome == LoginOutcome.FAILURE, server));
    }

    private static Observation observation(
            LoginAttempt login, boolean stated, @Nullable IpAddress server) {
        String user = login.getUser();
        return new Observation(
                login.getTime(),
                Math.max(1, login.getAttempts()),
                stated,
                null,
                login.getSensor(),
                login.getVantage(),
                server,
                login.getServerPort() == null ? -1 : login.getServerPort(),
                user);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public RuleLabels labels() {
        return new RuleLabels(
                "Fast password guessing", List.of("authentication"), List.of("T1110.001"));
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
