package io.cordon.detect.credentials.reuse;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of CRED-REUSE.
 *
 * @param devices distinct devices that cross
 * @param windowSeconds span in which they lie
 */
record ReuseRule(int devices, int windowSeconds) {

    static ReuseRule of(Parameters parameters) {
        return new ReuseRule(
                parameters.number("devices", 3, 1, 4096),
                parameters.number("windowSeconds", 86_400, 0, 86_400));
    }

    CountingRule counting() {
        return CountingRule.daily(
                Clause.of(
                        windowSeconds * CountingRule.SECOND,
                        Term.distinct(Term.ALL, devices, "devices")));
    }
}
