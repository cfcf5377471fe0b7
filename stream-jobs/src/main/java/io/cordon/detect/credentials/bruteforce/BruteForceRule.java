package io.cordon.detect.credentials.bruteforce;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of CRED-BRUTE-FAST.
 *
 * @param attempts failed attempts that cross
 * @param windowSeconds span in which they lie
 */
record BruteForceRule(int attempts, int windowSeconds) {

    static BruteForceRule of(Parameters parameters) {
        return new BruteForceRule(
                parameters.number("attempts", 10, 1, 4096),
                parameters.number("windowSeconds", 120, 0, 3600));
    }

    CountingRule counting() {
        return CountingRule.hourly(
                        Clause.of(
                                windowSeconds * CountingRule.SECOND,
                                Term.weight(Term.ALL, attempts, "failures")))
                .graded(Confidence.LOW, Confidence.HIGH);
    }
}
