package io.cordon.detect.credentials.spraydistributed;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of CRED-SPRAY-DIST.
 *
 * @param sources distinct clients that cross
 * @param windowSeconds span in which they lie
 */
record SprayDistributedRule(int sources, int windowSeconds) {

    static SprayDistributedRule of(Parameters parameters) {
        return new SprayDistributedRule(
                parameters.number("sources", 10, 1, 4096),
                parameters.number("windowSeconds", 600, 0, 3600));
    }

    CountingRule counting() {
        return CountingRule.hourly(
                Clause.of(
                        windowSeconds * CountingRule.SECOND,
                        Term.distinct(Term.ALL, sources, "clients")));
    }
}
