package io.cordon.detect.amplification.honeypot;

import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;

/**
 * Thresholds of AMP-HONEYPOT.
 *
 * @param packets packets in one name that cross
 * @param windowSeconds span in which they lie
 * @param fewPackets packets that cross as a weak sign
 * @param fewWindowSeconds span in which those lie
 */
record AmpHoneypotRule(int packets, int windowSeconds, int fewPackets, int fewWindowSeconds) {

    static AmpHoneypotRule of(Parameters parameters) {
        return new AmpHoneypotRule(
                parameters.number("packets", 100, 1, 4096),
                parameters.number("windowSeconds", 3600, 0, 3600),
                parameters.number("fewPackets", 5, 1, 4096),
                parameters.number("fewWindowSeconds", 900, 0, 3600));
    }

    CountingRule counting() {
        return CountingRule.hourly(
                Clause.of(
                        windowSeconds * CountingRule.SECOND,
                        Term.weight(Term.ALL, packets, "packets to decoys")),
                Clause.of(
                                fewWindowSeconds * CountingRule.SECOND,
                                Term.weight(Term.ALL, fewPackets, "packets to decoys"))
                        .atMost(Confidence.LOW));
    }
}
