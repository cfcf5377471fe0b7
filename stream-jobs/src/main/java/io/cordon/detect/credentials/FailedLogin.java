package io.cordon.detect.credentials;

import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Observation;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import java.util.function.Function;

/** What the rules that count failed logins say of one alike: whether it counts, and about whom. */
public final class FailedLogin {

    private static final Mismatch NO_FAILURE =
            new Mismatch("the outcome is neither a failure nor an inferred failure");
    private static final Mismatch NO_DESTINATION =
            new Mismatch("it has no destination, which is enough only at a honeypot");

    private FailedLogin() {}

    /**
     * A failed login, at a honeypot about the source, elsewhere about the pair client and server.
     *
     * @param adds what it adds to the rule; asked only of a login that counts
     */
    public static Judgement ofPairOrSource(
            LoginAttempt login, Function<LoginAttempt, Contribution> adds) {
        if (!Login.failed(login)) {
            return NO_FAILURE;
        }
        if (Login.atDecoy(login)) {
            return match(Subject.source(Login.client(login)), login, adds);
        }
        IpAddress server = Login.server(login);
        if (server == null) {
            return NO_DESTINATION;
        }
        return match(Subject.pair(Login.client(login), server), login, adds);
    }

    /**
     * A failed login, about its source, wherever it was tried.
     *
     * @param adds what it adds to the rule; asked only of a login that counts
     */
    public static Judgement ofSource(
            LoginAttempt login, Function<LoginAttempt, Contribution> adds) {
        if (!Login.failed(login)) {
            return NO_FAILURE;
        }
        return match(Subject.source(Login.client(login)), login, adds);
    }

    private static Match match(
            Subject subject, LoginAttempt login, Function<LoginAttempt, Contribution> adds) {
        return new Match(subject, new Observation(Login.ofClient(login), adds.apply(login)));
    }
}
