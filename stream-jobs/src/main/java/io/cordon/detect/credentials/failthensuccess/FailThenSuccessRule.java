package io.cordon.detect.credentials.failthensuccess;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of CRED-FAIL-THEN-SUCCESS.
 *
 * @param failures failed attempts before the success
 * @param windowSeconds span in which they lie, up to the success
 */
record FailThenSuccessRule(int failures, int windowSeconds) {

    /** Failed logins. */
    static final int FAILURE = 1;

    /** Successful ones. */
    static final int SUCCESS = 2;

    static FailThenSuccessRule of(Parameters parameters) {
        return new FailThenSuccessRule(
                parameters.number("failures", 5, 1, 4096),
                parameters.number("windowSeconds", 600, 0, 3600));
    }

    CountingRule counting() {
        return CountingRule.hourly(
                        Clause.of(
                                        windowSeconds * CountingRule.SECOND,
                                        Term.weight(FAILURE, failures, "failures before a success"))
                                .at(SUCCESS))
                .graded(Confidence.LOW, Confidence.HIGH);
    }
}
