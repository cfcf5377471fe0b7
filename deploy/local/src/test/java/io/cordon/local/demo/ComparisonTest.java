package io.cordon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.local.demo.Comparison.Found;
import io.cordon.local.simulator.PlantedFinding;
import io.cordon.local.simulator.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final PlantedFinding SCAN =
            new PlantedFinding(Rule.SCAN_HORIZONTAL, "source", "192.0.2.7", 0, 0, "a worm");
    private static final PlantedFinding TELNET =
            new PlantedFinding(Rule.CRED_TELNET_EXPOSED, "device", "2001:db8::7", 0, 0, "a router");

    @Test
    void everythingPlantedAndNothingElseAgrees() {
        Comparison comparison =
                Comparison.of(List.of(SCAN, TELNET), List.of(found(SCAN), found(TELNET)), "t");
        assertThat(comparison.agrees()).isTrue();
        assertThat(comparison.lines())
                .contains("SCAN-HORIZONTAL               1        1        0           0")
                .endsWith("all                           2        2        0           0");
    }

    @Test
    void whatIsMissingIsNamedWithItsStory() {
        Comparison comparison = Comparison.of(List.of(SCAN, TELNET), List.of(found(SCAN)), "t");
        assertThat(comparison.agrees()).isFalse();
        assertThat(comparison.lines())
                .endsWith("missing: CRED-TELNET-EXPOSED 2001:db8::7 (a router)");
    }

    @Test
    void anExampleIsAFindingThatWasFound() {
        PlantedFinding missing =
                new PlantedFinding(Rule.SCAN_HORIZONTAL, "source", "192.0.2.99", 0, 0, "a worm");
        Comparison comparison =
                Comparison.of(
                        List.of(TELNET, missing, SCAN), List.of(found(SCAN), found(TELNET)), "t");
        assertThat(comparison.examples()).containsExactly(TELNET, SCAN);
    }

    @Test
    void whatNobodyPlantedIsUnexpectedAlsoOfAnotherTenant() {
        Found other = new Found(SCAN.id("other"), "SCAN-HORIZONTAL", "192.0.2.7");
        Comparison comparison = Comparison.of(List.of(SCAN), List.of(found(SCAN), other), "t");
        assertThat(comparison.agrees()).isFalse();
        assertThat(comparison.lines())
                .endsWith("unexpected: SCAN-HORIZONTAL 192.0.2.7 " + SCAN.id("other"));
    }

    private static Found found(PlantedFinding planted) {
        return new Found(planted.id("t"), planted.rule().id(), planted.subject());
    }
}
