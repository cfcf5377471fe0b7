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
        RecentSubjects<RuleStates> recent = new RecentSubjects<>(RuleStates::bytes);
        for (int i = 0; i < RecentSubjects.MOST; i++) {
            assertThat(meet(recent, subject("s" + i, 0))).isEmpty();
        }
        assertThat(recent.find("s0")).isNotNull();

        assertThat(meet(recent, subject("one more", 0)))
                .extracting(Subject::key)
                .containsExactly("s1");
        assertThat(recent.size()).isEqualTo(RecentSubjects.MOST);
    }

    @Test
    void subjectsOfManyDistinctValuesLeaveEarlier() {
        RecentSubjects<RuleStates> recent = new RecentSubjects<>(RuleStates::bytes);
        int kept = 0;
        while (meet(recent, subject("s" + kept, 4_000)).isEmpty()) {
            kept++;
            assertThat(recent.bytes()).isLessThanOrEqualTo(RecentSubjects.MOST_BYTES);
        }
        // 4,000 marks of 16 bytes and what goes with them.
        assertThat(kept).isBetween(20, RecentSubjects.MOST_BYTES / (4_000 * 16));
    }

    @Test
    void whoWasNotMetLatelyLeavesAtOnce() {
        RecentSubjects<RuleStates> recent = new RecentSubjects<>(RuleStates::bytes);
        Subject<RuleStates> subject = subject("s", 1);

        assertThat(recent.keep(subject)).containsExactly(subject);
        assertThat(recent.find("s")).isNull();

        assertThat(recent.keep(subject)).isEmpty();
        assertThat(recent.find("s")).isSameAs(subject);

        assertThat(recent.drain()).containsExactly(subject);
        assertThat(recent.bytes()).isZero();
        assertThat(recent.keep(subject)).as("a checkpoint forgets nobody's meetings").isEmpty();
    }

    @Test
    void aSubjectThatGrowsAtHandIsCountedAgain() {
        RecentSubjects<RuleStates> recent = new RecentSubjects<>(RuleStates::bytes);
        Subject<RuleStates> subject = subject("s", 1);
        assertThat(meet(recent, subject)).isEmpty();
        long small = recent.bytes();

        add(subject.state(), 4_000);
        for (int i = 0; i < 16; i++) {
            assertThat(recent.keep(subject)).isEmpty();
        }

        assertThat(recent.bytes()).isGreaterThan(small + 3_000 * 16);
        recent.drop(subject);
        assertThat(recent.bytes()).isZero();
    }

    @Test
    void whoKeepsNobodySendsEachAwayAtOnce() {
        RecentSubjects<RuleStates> recent = RecentSubjects.none();
        Subject<RuleStates> subject = subject("s", 1);

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

    /** Meets a subject twice: it is kept from the second time on. */
    private static List<Subject<RuleStates>> meet(
            RecentSubjects<RuleStates> recent, Subject<RuleStates> subject) {
        assertThat(recent.keep(subject)).containsExactly(subject);
        return recent.keep(subject);
    }

    private static Subject<RuleStates> subject(String key, int marks) {
        RuleStates states = new RuleStates();
        add(states, marks);
        return new Subject<>(key, states, Long.MAX_VALUE);
    }

    private static void add(RuleStates states, int marks) {
        for (int i = 0; i < marks; i++) {
            states.of("rule", CountingRule.posture())
                    .add(
                            new Observation(
                                    Sighting.of(1, "zeek", Vantage.NETWORK, null, 23, null),
                                    Contribution.of(Severity.LOW).marked(new Mark(1, i))));
        }
    }
}
