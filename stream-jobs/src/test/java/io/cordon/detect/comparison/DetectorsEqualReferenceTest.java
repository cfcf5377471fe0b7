package io.cordon.detect.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.generated.GeneratedInput;
import io.cordon.detect.generated.Scenario;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFinding;
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
        return GeneratedInput.scenarios(GeneratedInput.SEED).stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioGivesTheReferencesFindings(Scenario scenario) {
        List<Finding> found =
                PureRun.findings(scenario.records(), PureRun.settings(scenario.feeds()));

        assertSame(found, new NaiveReference(scenario.feeds()).findings(scenario.records()));
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
        assertSame(found, new NaiveReference(whole.feeds()).findings(whole.records()));
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

    /** Shows what differs, and not two lists of hundreds. */
    private static void assertSame(List<Finding> findings, List<ReferenceFinding> expected) {
        List<ReferenceFinding> found =
                findings.stream().map(finding -> asReference(finding, expected)).toList();
        List<ReferenceFinding> missing = new ArrayList<>(expected);
        missing.removeAll(found);
        List<ReferenceFinding> unexpected = new ArrayList<>(found);
        unexpected.removeAll(expected);
        assertThat(unexpected).as("found, not expected; missing: %s", missing).isEmpty();
        assertThat(missing).as("missing").isEmpty();
        assertThat(found).hasSameSizeAs(expected);
    }

    /** Beyond 4,096 values the count is an estimate (HyperLogLog, lgK 12: 5 % is three sigma). */
    private static long distinct(Finding finding, List<ReferenceFinding> expected) {
        long exact =
                expected.stream()
                        .filter(reference -> reference.id().equals(finding.getId()))
                        .mapToLong(ReferenceFinding::distinct)
                        .findAny()
                        .orElse(-1);
        assertThat(finding.getEstimated()).isEqualTo(exact > 4096);
        if (!finding.getEstimated()) {
            return finding.getDistinct();
        }
        assertThat((double) finding.getDistinct()).isBetween(exact * 0.95, exact * 1.05);
        return exact;
    }

    private static ReferenceFinding asReference(Finding finding, List<ReferenceFinding> expected) {
        return new ReferenceFinding(
                finding.getId(),
                finding.getTenant(),
                finding.getRuleId(),
                finding.getSubjectType(),
                finding.getSubject(),
                finding.getPeriodStart(),
                finding.getCount(),
                finding.getWeight(),
                distinct(finding, expected),
                finding.getSensor(),
                finding.getVantage(),
                finding.getFirstTime(),
                finding.getLastTime(),
                finding.getConfidence(),
                finding.getSeverity());
    }
}
