package io.cordon.detect.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.generated.GeneratedInput;
import io.cordon.detect.generated.Scenario;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.schema.avro.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two programs that share no code, over the same records: the same findings, field by field. */
class DetectorsEqualReferenceTest {

    static Stream<Scenario> scenarios() {
        return GeneratedInput.scenarios(GeneratedInput.SEED).stream()
                .filter(scenario -> DetectorCatalog.ids().contains(scenario.rule()));
    }

    /** A rule may have a truth and no detector yet, never the other way round. */
    @Test
    void everyDetectorHasAReferenceAndScenarios() {
        assertThat(NaiveReference.rules()).containsAll(DetectorCatalog.ids());
        assertThat(scenarios().map(Scenario::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(DetectorCatalog.ids());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioGivesTheReferencesFindings(Scenario scenario) {
        List<Finding> found =
                PureRun.findings(scenario.records(), PureRun.settings(scenario.feeds()));

        SameFindings.check(
                found, new NaiveReference(scenario.feeds()).findings(scenario.records()));
        assertThat(
                        found.stream()
                                .filter(f -> f.getRuleId().equals(scenario.rule()))
                                .filter(f -> f.getSubject().equals(scenario.subject())))
                .hasSize(scenario.findings());
    }

    @ParameterizedTest
    @ValueSource(longs = {GeneratedInput.SEED, 1, 2, 3})
    void everythingAtOnceGivesTheReferencesFindingsInAnyOrder(long seed) {
        GeneratedInput.Whole whole = GeneratedInput.whole(seed);
        List<SpecificRecordBase> shuffled = new ArrayList<>(whole.records());
        Collections.shuffle(shuffled, new Random(seed));

        List<Finding> found = PureRun.findings(shuffled, PureRun.settings(whole.feeds()));

        assertThat(found).hasSizeGreaterThan(100);
        SameFindings.check(found, new NaiveReference(whole.feeds()).findings(whole.records()));
    }

    @Test
    void orderChangesNothingInAFindingNotEvenItsEvidence() {
        GeneratedInput.Whole whole = GeneratedInput.whole(GeneratedInput.SEED);
        List<SpecificRecordBase> reversed = new ArrayList<>(whole.records());
        Collections.reverse(reversed);
        var settings = PureRun.settings(whole.feeds());

        assertThat(PureRun.findings(reversed, settings))
                .isEqualTo(PureRun.findings(whole.records(), settings));
    }
}
