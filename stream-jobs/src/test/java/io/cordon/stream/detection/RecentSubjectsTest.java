package io.cordon.stream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.RuleStates;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import io.cordon.stream.detection.RecentSubjects.Subject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many subjects are at hand, and that nobody is lost on the way to the backend and back. */
class RecentSubjectsTest {

    private static final DetectionSettings SETTINGS = PureRun.only("CRED-BRUTE-FAST");
    private static final long TWO = Instant.parse("2026-03-01T02:00:00Z").toEpochMilli();

    @Test
    void theOneNotMetForLongestLeavesFirst() {
        RecentSubjects recent = new RecentSubjects();
        for (int i = 0; i < RecentSubjects.MOST; i++) {
            assertThat(recent.keep(subject("s" + i, 0))).isEmpty();
        }
        assertThat(recent.find("s0")).isNotNull();

        assertThat(recent.keep(subject("one more", 0)))
                .extracting(Subject::key)
                .containsExactly("s1");
        assertThat(recent.size()).isEqualTo(RecentSubjects.MOST);
    }

    @Test
    void subjectsOfManyDistinctValuesLeaveEarlier() {
        RecentSubjects recent = new RecentSubjects();
        int kept = 0;
        while (recent.keep(subject("s" + kept, 4_000)).isEmpty()) {
            kept++;
            assertThat(recent.bytes()).isLessThanOrEqualTo(RecentSubjects.MOST_BYTES);
        }
        // 4,000 marks of 16 bytes and what goes with them.
        assertThat(kept).isBetween(20, RecentSubjects.MOST_BYTES / (4_000 * 16));
    }

    @Test
    void whoKeepsNobodySendsEachAwayAtOnce() {
        RecentSubjects recent = RecentSubjects.none();
        Subject subject = subject("s", 1);

        assertThat(recent.keep(subject)).containsExactly(subject);
        assertThat(recent.size()).isZero();
        assertThat(recent.bytes()).isZero();
    }

    /** Twice as many as are at hand, met in turn: each is read and written ten times. */
    @ParameterizedTest
    @EnumSource(DetectionHarness.Backend.class)
    void moreSubjectsThanFitAreCountedAsIfTheyDid(DetectionHarness.Backend backend)
            throws Exception {
        int subjects = 2 * RecentSubjects.MOST;
        try (DetectionHarness operator =
                new DetectionHarness(SETTINGS, Speed.LIVE, backend, null)) {
            for (int i = 0; i < 10; i++) {
                assertThat(operator.findings()).as("before the tenth").isEmpty();
                for (int client = 1; client <= subjects; client++) {
                    operator.take(
                            Telemetry.failure(
                                    (TWO + i * 1000L) * 1000,
                                    Family.V6.outside(client),
                                    Family.V6.ours(1)));
                }
            }
            List<Finding> first = operator.findings();
            assertThat(first).hasSize(subjects);
            assertThat(first).extracting(Finding::getCount).containsOnly(10L);
            assertThat(first).extracting(Finding::getSubject).doesNotHaveDuplicates();

            operator.watermark(Long.MAX_VALUE);
            assertThat(operator.findings())
                    .hasSize(subjects)
                    .extracting(Finding::getVersion)
                    .containsOnly(21L);
            assertThat(operator.timers()).isZero();
        }
    }

    private static Subject subject(String key, int marks) {
        RuleStates states = new RuleStates();
        for (int i = 0; i < marks; i++) {
            states.of("rule", CountingRule.posture())
                    .add(
                            new Observation(
                                    Sighting.of(1, "zeek", Vantage.NETWORK, null, 23, null),
                                    Contribution.of(Severity.LOW).marked(new Mark(1, i))));
        }
        return new Subject(key, states, Long.MAX_VALUE);
    }
}
