package io.cordon.detect.credentials.bruteslow;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of CRED-BRUTE-SLOW.
 *
 * @param attempts failed attempts over any protocol that cross
 * @param windowSeconds span in which they lie
 * @param ftpAttempts failed attempts over FTP alone that cross
 * @param ftpWindowSeconds span in which those lie
 */
record BruteSlowRule(int attempts, int windowSeconds, int ftpAttempts, int ftpWindowSeconds) {

    /** Every failure. */
    static final int ANY = 1;

    /** Failures over FTP. */
    static final int FTP = 2;

    static BruteSlowRule of(Parameters parameters) {
        return new BruteSlowRule(
                parameters.number("attempts", 30, 1, 4096),
                parameters.number("windowSeconds", 1800, 0, 3600),
                parameters.number("ftpAttempts", 20, 1, 4096),
                parameters.number("ftpWindowSeconds", 900, 0, 3600));
    }

    CountingRule counting() {
        return CountingRule.hourly(
                        Clause.of(
                                windowSeconds * CountingRule.SECOND,
                                Term.weight(ANY, attempts, "failures")),
                        Clause.of(
                                ftpWindowSeconds * CountingRule.SECOND,
                                Term.weight(FTP, ftpAttempts, "failures over FTP")))
                .graded(Confidence.LOW, Confidence.HIGH);
    }
}
