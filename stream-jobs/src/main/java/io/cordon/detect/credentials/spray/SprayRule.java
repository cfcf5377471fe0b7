package io.cordon.detect.credentials.spray;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of CRED-SPRAY; both must be reached.
 *
 * @param users distinct users
 * @param attempts failed attempts
 * @param windowSeconds span in which they lie
 */
record SprayRule(int users, int attempts, int windowSeconds) {

    static SprayRule of(Parameters parameters) {
        return new SprayRule(
                parameters.number("users", 11, 1, 4096),
                parameters.number("attempts", 30, 1, 4096),
                parameters.number("windowSeconds", 300, 0, 3600));
    }

    CountingRule counting() {
        return CountingRule.hourly(
                        Clause.of(
                                windowSeconds * CountingRule.SECOND,
                                Term.distinct(Term.ALL, users, "users"),
                                Term.weight(Term.ALL, attempts, "failures")))
                .graded(Confidence.LOW, Confidence.HIGH);
    }
}
