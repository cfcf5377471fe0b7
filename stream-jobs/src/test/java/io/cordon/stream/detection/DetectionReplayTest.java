package io.cordon.stream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Detector;
import io.cordon.detect.Requirement;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.comparison.SameFindings;
import io.cordon.detect.firmware.FirmwareDetector;
import io.cordon.detect.generated.GeneratedInput;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The keyed operator over all generated input of all rules: whatever the steps of event time and
 * wherever it is killed, it says what the naive reference says.
 */
class DetectionReplayTest {

    private static final long SEED = GeneratedInput.SEED;
    private static final GeneratedInput.Whole WHOLE = GeneratedInput.whole(SEED);
    private static final Arrivals ARRIVALS = Arrivals.of(WHOLE.records(), SEED);

    private static final List<Integer> KILLS =
            List.of(ARRIVALS.size() / 2, ARRIVALS.size() * 49 / 50);

    private static final DetectionSettings SETTINGS = PureRun.settings(WHOLE.feeds());

    /** Pane rules and rules about firmware have operators of their own. */
    private static final Set<String> COUNTING =
            new DetectorCatalog(SETTINGS)
                    .all().stream()
                            .filter(d -> d.requirement() instanceof Requirement.Counts)
                            .filter(d -> !(d instanceof FirmwareDetector))
                            .map(Detector::id)
                            .collect(Collectors.toUnmodifiableSet());

    @Test
    void oneJumpOfEventTimeGivesWhatTheReferenceGives() throws Exception {
        List<Finding> closings = atOnce();

        assertThat(closings).hasSizeGreaterThan(100).allMatch(Finding::getClosed);
        assertThat(closings)
                .extracting(f -> f.getId() + " " + f.getCount() + " " + f.getConfidence())
                .containsExactlyInAnyOrderElementsOf(
                        SameFindings.catalogued(
                                        new NaiveReference(WHOLE.feeds()).findings(WHOLE.records()))
                                .stream()
                                .filter(f -> COUNTING.contains(f.rule()))
                                .map(f -> f.id() + " " + f.count() + " " + f.confidence())
                                .toList());
    }

    @Test
    void manySmallStepsOfEventTimeCloseWithTheSameContent() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            List<Finding> written = undisturbed(operator);

            assertThat(sorted(written.stream().filter(Finding::getClosed).toList()))
                    .isEqualTo(sorted(atOnce()));
            assertThat(written).as("revisions").anyMatch(finding -> !finding.getClosed());
            assertThat(operator.tally("late")).isZero();
            assertThat(operator.subjects()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void aKillComesBeforeAndAfterTheFirstClose() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            ARRIVALS.play(operator, 0, KILLS.get(0));
            assertThat(operator.findings()).isNotEmpty().noneMatch(Finding::getClosed);
            ARRIVALS.play(operator, KILLS.get(0), KILLS.get(1));
            assertThat(operator.findings()).anyMatch(Finding::getClosed);
        }
    }

    @ParameterizedTest
    @EnumSource(DetectionHarness.Backend.class)
    void killedAndRestoredFromACheckpointItWritesWhatItWouldHaveWritten(
            DetectionHarness.Backend backend) throws Exception {
        List<Finding> undisturbed;
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            undisturbed = undisturbed(operator);
        }
        for (int kill : KILLS) {
            List<Finding> written = new ArrayList<>();
            OperatorSubtaskState checkpoint;
            try (DetectionHarness operator =
                    new DetectionHarness(SETTINGS, Speed.LIVE, backend, null)) {
                ARRIVALS.play(operator, 0, kill);
                written.addAll(operator.findings());
                checkpoint = operator.checkpoint();
                assertThat(operator.timers()).isPositive();
                // What follows is lost with the process and read again.
                ARRIVALS.play(operator, kill, Math.min(kill + 1000, ARRIVALS.size()));
            }
            try (DetectionHarness operator =
                    new DetectionHarness(SETTINGS, Speed.LIVE, backend, checkpoint)) {
                ARRIVALS.play(operator, kill, ARRIVALS.size());
                ARRIVALS.end(operator);
                written.addAll(operator.findings());
                assertThat(operator.timers()).isZero();
            }
            assertThat(sorted(written)).as("killed at %d", kill).isEqualTo(sorted(undisturbed));
        }
    }

    private static List<Finding> undisturbed(DetectionHarness operator) throws Exception {
        ARRIVALS.play(operator, 0, ARRIVALS.size());
        ARRIVALS.end(operator);
        return operator.findings();
    }

    private static List<Finding> atOnce() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.BATCH)) {
            operator.take(WHOLE.records());
            operator.watermark(Long.MAX_VALUE);
            assertThat(operator.tally("late")).isZero();
            assertThat(operator.subjects()).isZero();
            assertThat(operator.timers()).isZero();
            return operator.findings();
        }
    }

    private static List<Finding> sorted(Collection<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::getId).thenComparing(Finding::getVersion))
                .toList();
    }
}
