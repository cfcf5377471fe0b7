package io.cordon.detect.credentials.brutesip;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of CRED-BRUTE-SIP.
 *
 * @param attempts refused registrations of one extension that cross
 * @param totalAttempts refused registrations that cross when they spread
 * @param users extensions over which those must spread
 * @param windowSeconds span in which they lie
 */
record BruteSipRule(int attempts, int totalAttempts, int users, int windowSeconds) {

    static BruteSipRule of(Parameters parameters) {
        return new BruteSipRule(
                parameters.number("attempts", 10, 1, 4096),
                parameters.number("totalAttempts", 25, 1, 4096),
                parameters.number("users", 5, 1, 4096),
                parameters.number("windowSeconds", 300, 0, 3600));
    }

    CountingRule counting() {
        long window = windowSeconds * CountingRule.SECOND;
        return CountingRule.hourly(
                Clause.of(
                        window, Term.weightOfOne(Term.ALL, attempts, "refusals of one extension")),
                Clause.of(
                        window,
                        Term.weight(Term.ALL, totalAttempts, "refusals"),
                        Term.distinct(Term.ALL, users, "extensions")));
    }
}
