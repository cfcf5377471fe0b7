package io.cordon.detect.amplification.dnslarge;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of AMP-DNS-LARGE.
 *
 * @param answers answers of one name and type that cross
 * @param totalAnswers answers that cross when they spread
 * @param names different names and types over which those must spread
 * @param windowSeconds span in which they lie
 * @param bytes payload of an answer; one with more is large
 */
record DnsLargeRule(int answers, int totalAnswers, int names, int windowSeconds, int bytes) {

    static DnsLargeRule of(Parameters parameters) {
        return new DnsLargeRule(
                parameters.number("answers", 100, 1, 4096),
                parameters.number("totalAnswers", 3000, 1, 4096),
                parameters.number("names", 500, 1, 4096),
                parameters.number("windowSeconds", 60, 0, 3600),
                parameters.number("bytes", 512, 1, 65_535));
    }

    CountingRule counting() {
        long window = windowSeconds * CountingRule.SECOND;
        return CountingRule.hourly(
                Clause.of(
                        window,
                        Term.weightOfOne(Term.ALL, answers, "answers of one name and type")),
                Clause.of(
                                window,
                                Term.weight(Term.ALL, totalAnswers, "answers"),
                                Term.distinct(Term.ALL, names, "names and types"))
                        .atMost(Confidence.MEDIUM));
    }
}
