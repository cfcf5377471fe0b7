package io.cordon.detect.scan.mirai;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of SCAN-MIRAI.
 *
 * @param destinations distinct destinations on both ports that cross
 * @param destinationsOn23 of which at least so many on port 23
 * @param destinationsOn2323 and so many on port 2323
 * @param windowSeconds span in which they lie
 * @param pairs distinct pairs of the 2016 dictionary that cross
 * @param pairWindowSeconds span in which those lie
 */
record MiraiRule(
        int destinations,
        int destinationsOn23,
        int destinationsOn2323,
        int windowSeconds,
        int pairs,
        int pairWindowSeconds) {

    /** Knocks on port 23. */
    static final int PORT_23 = 1;

    /** Knocks on port 2323. */
    static final int PORT_2323 = 2;

    /** Logins with a pair of the dictionary. */
    static final int DICTIONARY = 4;

    static MiraiRule of(Parameters parameters) {
        return new MiraiRule(
                parameters.number("destinations", 20, 1, 4096),
                parameters.number("destinationsOn23", 10, 1, 4096),
                parameters.number("destinationsOn2323", 1, 1, 4096),
                parameters.number("windowSeconds", 60, 0, 3600),
                parameters.number("pairs", 10, 1, 4096),
                parameters.number("pairWindowSeconds", 600, 0, 3600));
    }

    CountingRule counting() {
        return CountingRule.hourly(
                Clause.of(
                                windowSeconds * CountingRule.SECOND,
                                Term.distinct(
                                        PORT_23 | PORT_2323,
                                        destinations,
                                        "destinations on ports 23 and 2323"),
                                Term.distinct(PORT_23, destinationsOn23, "destinations on port 23"),
                                Term.distinct(
                                        PORT_2323, destinationsOn2323, "destinations on port 2323"))
                        .atMost(Confidence.MEDIUM),
                Clause.of(
                        pairWindowSeconds * CountingRule.SECOND,
                        Term.distinct(DICTIONARY, pairs, "pairs of the 2016 dictionary")));
    }
}
