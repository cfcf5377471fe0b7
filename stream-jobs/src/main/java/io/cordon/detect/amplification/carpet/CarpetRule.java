package io.cordon.detect.amplification.carpet;

import io.cordon.detect.Parameters;
import io.cordon.detect.amplification.AttackTiers;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneTerm;

/**
 * Thresholds of AMP-CARPET.
 *
 * @param victims distinct addresses of the prefix that are hit within a minute
 * @param volumeReflectors distinct reflectors that make a volume an attack
 * @param volumeMbps volume of one port over a minute
 * @param totalMbps volume of all ports over a minute, however many reflectors
 * @param heavyReflectors distinct reflectors that make a heavy volume an attack
 * @param heavyMbps heavy volume of one port over a minute
 */
record CarpetRule(
        int victims,
        int volumeReflectors,
        int volumeMbps,
        int totalMbps,
        int heavyReflectors,
        int heavyMbps) {

    static CarpetRule of(Parameters parameters) {
        return new CarpetRule(
                parameters.number("victims", 16, 1, 256),
                parameters.number("volumeReflectors", 21, 1, 1000),
                parameters.number("volumeMbps", 100, 1, 99_999),
                parameters.number("totalMbps", 200, 1, 99_999),
                parameters.number("heavyReflectors", 10, 1, 1000),
                parameters.number("heavyMbps", 1000, 1, 99_999));
    }

    PaneRule panes() {
        PaneTerm hit =
                PaneTerm.atLeast(
                        victims, "victims of any port", (window, port) -> window.secondOfAll());
        return PaneRule.volume(
                        AttackTiers.ofOnePort(
                                volumeMbps, volumeReflectors, AttackTiers.VOLUME, hit),
                        AttackTiers.ofAllPorts(totalMbps, hit),
                        AttackTiers.ofOnePort(heavyMbps, heavyReflectors, AttackTiers.HEAVY, hit))
                .keeping(Math.max(volumeReflectors, heavyReflectors), victims)
                .listing();
    }
}
