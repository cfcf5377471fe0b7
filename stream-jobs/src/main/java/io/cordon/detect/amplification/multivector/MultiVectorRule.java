package io.cordon.detect.amplification.multivector;

import io.cordon.detect.Parameters;
import io.cordon.detect.amplification.AttackTiers;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.panes.Outcome;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.SeveralClause;
import io.cordon.detect.panes.Tier;
import io.cordon.schema.finding.Severity;
import java.util.List;

/**
 * Thresholds of AMP-MULTIVECTOR.
 *
 * @param vectors different ports that meet a tier within five minutes
 * @param reflectors distinct reflectors of one port in one pane that are a fan-in
 * @param largePayloadBytes mean payload from which an answer is large (port 53: above 512)
 * @param volumeReflectors distinct reflectors that make a volume an attack
 * @param volumeMbps volume of one port over a minute
 * @param heavyReflectors distinct reflectors that make a heavy volume an attack
 * @param heavyMbps heavy volume of one port over a minute
 */
record MultiVectorRule(
        int vectors,
        int reflectors,
        int largePayloadBytes,
        int volumeReflectors,
        int volumeMbps,
        int heavyReflectors,
        int heavyMbps) {

    /** Panes at any of which a port may have met its tier. */
    private static final int RECENT = 30;

    /** One above the tier: who uses several services at once means it. */
    private static final Outcome FAN_IN = new Outcome(Tier.FAN_IN, Severity.HIGH, Confidence.HIGH);

    private static final Outcome VOLUME =
            new Outcome(Tier.VOLUME, Severity.CRITICAL, Confidence.HIGH);

    static MultiVectorRule of(Parameters parameters) {
        return new MultiVectorRule(
                parameters.number("vectors", 2, 2, 64),
                parameters.number("reflectors", 20, 1, 1000),
                parameters.number("largePayloadBytes", 200, 1, 65_535),
                parameters.number("volumeReflectors", 21, 1, 1000),
                parameters.number("volumeMbps", 100, 1, 99_999),
                parameters.number("heavyReflectors", 10, 1, 1000),
                parameters.number("heavyMbps", 1000, 1, 99_999));
    }

    PaneRule panes() {
        return PaneRule.volume(
                        new SeveralClause(
                                RECENT,
                                vectors,
                                List.of(
                                        AttackTiers.ofOnePort(
                                                heavyMbps, heavyReflectors, AttackTiers.HEAVY),
                                        AttackTiers.ofOnePort(volumeMbps, volumeReflectors, VOLUME),
                                        AttackTiers.fanIn(reflectors).giving(FAN_IN),
                                        AttackTiers.fanInOfDns(reflectors).giving(FAN_IN))))
                .keeping(
                        Math.max(reflectors, Math.max(volumeReflectors, heavyReflectors)),
                        reflectors)
                .listing();
    }
}
