package io.cordon.detect.credentials.guessoutbound;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of CRED-GUESS-OUTBOUND.
 *
 * @param attempts failed attempts over all servers that cross
 * @param windowSeconds span in which they lie
 * @param pairs distinct default credentials that cross
 * @param pairWindowSeconds span in which those lie
 */
record GuessOutboundRule(int attempts, int windowSeconds, int pairs, int pairWindowSeconds) {

    /** Logged failures. */
    static final int FAILURE = 1;

    /** Failures that are inferred. */
    static final int INFERRED = 2;

    /** Default credentials, whatever the outcome. */
    static final int DEFAULT = 4;

    static GuessOutboundRule of(Parameters parameters) {
        return new GuessOutboundRule(
                parameters.number("attempts", 10, 1, 4096),
                parameters.number("windowSeconds", 120, 0, 3600),
                parameters.number("pairs", 3, 1, 4096),
                parameters.number("pairWindowSeconds", 60, 0, 3600));
    }

    CountingRule counting() {
        long window = windowSeconds * CountingRule.SECOND;
        return CountingRule.hourly(
                Clause.of(window, Term.weight(FAILURE, attempts, "logged failures")),
                Clause.of(window, Term.weight(FAILURE | INFERRED, attempts, "failures"))
                        .atMost(Confidence.LOW),
                Clause.of(
                        pairWindowSeconds * CountingRule.SECOND,
                        Term.distinct(DEFAULT, pairs, "default credentials")));
    }
}
