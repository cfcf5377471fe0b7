package io.cordon.detect.credentials.defaultattempt;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of CRED-DEFAULT-ATTEMPT.
 *
 * @param pairs distinct default credentials that cross
 * @param windowSeconds span in which they lie
 */
record DefaultAttemptRule(int pairs, int windowSeconds) {

    static DefaultAttemptRule of(Parameters parameters) {
        return new DefaultAttemptRule(
                parameters.number("pairs", 3, 1, 4096),
                parameters.number("windowSeconds", 60, 0, 3600));
    }

    CountingRule counting() {
        return CountingRule.hourly(
                Clause.of(
                        windowSeconds * CountingRule.SECOND,
                        Term.distinct(Term.ALL, pairs, "default credentials")));
    }
}
