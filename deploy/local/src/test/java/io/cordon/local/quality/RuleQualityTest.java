package io.cordon.local.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.local.simulator.LookAlike;
import io.cordon.local.simulator.PlantedFinding;
import io.cordon.local.simulator.Rule;
import io.cordon.local.simulator.SimulatedFleet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-computed figures of four planted attacks at ten seconds, one look-alike beside them. */
class RuleQualityTest {

    private static final Rule RULE = Rule.CRED_DEFAULT_ATTEMPT;
    private static final long SECOND = 1_000_000;
    private static final List<PlantedFinding> PLANTED =
            List.of(
                    planted("192.0.2.1"),
                    planted("192.0.2.2"),
                    planted("192.0.2.3"),
                    planted("::1"));
    private static final SimulatedFleet FLEET =
            new SimulatedFleet(
                    List.of(),
                    PLANTED,
                    List.of(new LookAlike(RULE, "192.0.2.9", "honest")),
                    List.of());

    @Test
    void everythingFoundInTimeMeetsTheFloor() {
        RuleQuality quality = of(found(5, 60, 0, 30));

        assertThat(quality.precision()).isEqualTo(1);
        assertThat(quality.recall()).isEqualTo(1);
        assertThat(quality.delays()).containsExactly(0L, 5 * SECOND, 30 * SECOND, 60 * SECOND);
        assertThat(quality.medianDelay()).isEqualTo(30 * SECOND);
        assertThat(quality.longestDelay()).isEqualTo(60 * SECOND);
        assertThat(quality.accused()).isZero();
        assertThat(quality.meetsTheFloor()).isTrue();
    }

    @Test
    void oneLaterThanTheWindowDoesNot() {
        List<Found> found = found(5, 60, 0);
        found.add(at(3, 60 * SECOND + 1));

        assertThat(of(found).meetsTheFloor()).isFalse();
    }

    @Test
    void whatIsMissedLowersRecallOnly() {
        RuleQuality quality = of(found(5, 6, 7));

        assertThat(quality.precision()).isEqualTo(1);
        assertThat(quality.recall()).isEqualTo(0.75);
        assertThat(quality.missed()).containsExactly(PLANTED.get(3));
        assertThat(quality.meetsTheFloor()).isFalse();
    }

    @Test
    void whoIsAccusedLowersPrecisionOnly() {
        List<Found> found = found(5, 6, 7, 8);
        found.add(new Found("00", RULE.id(), "192.0.2.9", 0));
        RuleQuality quality = of(found);

        assertThat(quality.precision()).isEqualTo(0.8);
        assertThat(quality.recall()).isEqualTo(1);
        assertThat(quality.accused()).isEqualTo(1);
        assertThat(quality.lookAlikes()).isEqualTo(1);
        assertThat(quality.meetsTheFloor()).isFalse();
    }

    @Test
    void findingsOfOtherRulesAreNotItsBusiness() {
        List<Found> found = found(5, 6, 7, 8);
        found.add(new Found("00", "CRED-SPRAY", "192.0.2.9", 0));

        assertThat(of(found).meetsTheFloor()).isTrue();
    }

    @Test
    void aSilentRuleIsNotGood() {
        RuleQuality quality = of(List.of());

        assertThat(quality.precision()).isEqualTo(1);
        assertThat(quality.recall()).isZero();
        assertThat(quality.meetsTheFloor()).isFalse();
    }

    @Test
    void theTableHasTheFigures() {
        StringWriter text = new StringWriter();
        new QualityReport(new PrintWriter(text, true)).table(List.of(of(found(5, 6, 7))));

        assertThat(text.toString().lines())
                .element(1)
                .asString()
                .matches(
                        "CRED-DEFAULT-ATTEMPT +4 +3 +0 +1\\.000 +0\\.750 +0/1 +6\\.0 s +7\\.0 s +60 s");
        assertThat(text.toString()).contains("missed: CRED-DEFAULT-ATTEMPT ::1 (bot)");
    }

    @Test
    void theJsonHasTheSame() throws Exception {
        StringWriter text = new StringWriter();
        new QualityReport(new PrintWriter(text, true)).json(List.of(of(found(5, 6, 7))));

        assertThat(text.toString())
                .contains("\"rule\":\"CRED-DEFAULT-ATTEMPT\"")
                .contains("\"recall\":0.75")
                .contains("\"longest_seconds_to_detect\":7.0");
    }

    private static RuleQuality of(List<Found> found) {
        return RuleQuality.of(FLEET, found, "default").get(RULE.ordinal());
    }

    /** The planted findings in their order, each crossing so many seconds after it began. */
    private static List<Found> found(int... seconds) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < seconds.length; i++) {
            found.add(at(i, seconds[i] * SECOND));
        }
        return found;
    }

    private static Found at(int number, long delay) {
        PlantedFinding planted = PLANTED.get(number);
        return new Found(
                planted.id("default"), RULE.id(), planted.subject(), planted.began() + delay);
    }

    private static PlantedFinding planted(String source) {
        return new PlantedFinding(RULE, "source", source, 0, 10 * SECOND, "bot");
    }
}
