package io.cordon.detect.amplification.victim;

import io.cordon.detect.Parameters;
import io.cordon.detect.amplification.AttackTiers;
import io.cordon.detect.panes.PaneRule;

/**
 * Thresholds of AMP-VICTIM.
 *
 * @param reflectors distinct reflectors of one port in one pane that are a fan-in
 * @param largePayloadBytes mean payload from which an answer is large (port 53: above 512)
 * @param volumeReflectors distinct reflectors that make a volume an attack
 * @param volumeMbps volume of one port over a minute
 * @param totalMbps volume of all ports over a minute, however many reflectors
 * @param heavyReflectors distinct reflectors that make a heavy volume an attack
 * @param heavyMbps heavy volume of one port over a minute
 */
record VictimRule(
        int reflectors,
        int largePayloadBytes,
        int volumeReflectors,
        int volumeMbps,
        int totalMbps,
        int heavyReflectors,
        int heavyMbps) {

    static VictimRule of(Parameters parameters) {
        return new VictimRule(
                parameters.number("reflectors", 20, 1, 1000),
                parameters.number("largePayloadBytes", 200, 1, 65_535),
                parameters.number("volumeReflectors", 21, 1, 1000),
                parameters.number("volumeMbps", 100, 1, 99_999),
                parameters.number("totalMbps", 200, 1, 99_999),
                parameters.number("heavyReflectors", 10, 1, 1000),
                parameters.number("heavyMbps", 1000, 1, 99_999));
    }

    PaneRule panes() {
        return PaneRule.volume(
                        AttackTiers.fanIn(reflectors),
                        AttackTiers.fanInOfDns(reflectors),
                        AttackTiers.ofOnePort(volumeMbps, volumeReflectors, AttackTiers.VOLUME),
                        AttackTiers.ofAllPorts(totalMbps),
                        AttackTiers.ofOnePort(heavyMbps, heavyReflectors, AttackTiers.HEAVY))
                .keeping(
                        Math.max(reflectors, Math.max(volumeReflectors, heavyReflectors)),
                        reflectors)
                .listing();
    }
}
