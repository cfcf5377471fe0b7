package io.cordon.stream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.LoginAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the keyed operator writes, in both times; by CRED-BRUTE-FAST: N = 10, W = 120 s, 1 h. */
class DetectionFunctionTest {

    private static final DetectionSettings SETTINGS = PureRun.only("CRED-BRUTE-FAST");

    private static final long TWO = Instant.parse("2026-03-01T02:00:00Z").toEpochMilli();
    private static final long THREE = Instant.parse("2026-03-01T03:00:00Z").toEpochMilli();

    /** End of the period of two o'clock + W + 2 h. */
    private static final long DEADLINE = Instant.parse("2026-03-01T05:02:00Z").toEpochMilli();

    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    void theCrossingIsWrittenAtOnceAndNothingBeforeIt() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.take(failures(9, TWO));
            assertThat(operator.findings()).isEmpty();

            operator.take(failure(TWO + 9_000));

            Finding finding = only(operator.findings());
            assertThat(finding.getCount()).isEqualTo(10);
            assertThat(finding.getVersion()).isEqualTo(20);
            assertThat(finding.getClosed()).isFalse();
            assertThat(finding.getCrossingEnd()).isEqualTo((TWO + 9_000) * 1000);
        }
    }

    @Test
    void timeThatPassesOnTheMachineNeverMakesAFinding() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.take(failures(9, TWO));
            operator.clock(Duration.ofDays(1).toMillis());

            assertThat(operator.findings()).isEmpty();
        }
    }

    @Test
    void aDoubledCountIsWrittenAtOnce() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.take(failures(100, TWO));

            assertThat(operator.findings())
                    .extracting(Finding::getCount)
                    .containsExactly(10L, 20L, 40L, 80L);
        }
    }

    @Test
    void whatIsLessThanDoubleWaitsForTheNextFiveSeconds() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.clock(1_000);
            operator.take(failures(13, TWO));
            assertThat(operator.findings()).extracting(Finding::getCount).containsExactly(10L);

            operator.clock(4_999);
            assertThat(operator.findings()).isEmpty();
            operator.clock(5_000);
            assertThat(operator.findings()).extracting(Finding::getCount).containsExactly(13L);

            operator.clock(60_000);
            assertThat(operator.findings()).as("nothing new").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Speed.class)
    void onePeriodHasOneClosingRevisionAndThenNoStateAtAll(Speed speed) throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, speed)) {
            operator.take(failures(13, TWO));
            operator.watermark(DEADLINE - 1);
            assertThat(operator.findings())
                    .as("revisions before the close")
                    .hasSize(speed == Speed.LIVE ? 1 : 0);

            operator.watermark(DEADLINE);
            Finding closing = only(operator.findings());
            assertThat(closing.getClosed()).isTrue();
            assertThat(closing.getCount()).isEqualTo(13);
            assertThat(closing.getVersion()).isEqualTo(27);

            operator.clock(Duration.ofDays(1).toMillis());
            operator.watermark(Long.MAX_VALUE);
            assertThat(operator.findings()).isEmpty();
            assertThat(operator.subjects()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void whatNeverCrossedLeavesNothing() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.take(failures(9, TWO));
            operator.watermark(Long.MAX_VALUE);

            assertThat(operator.findings()).isEmpty();
            assertThat(operator.subjects()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void lateEventsCountToTheLastMillisecondAndAreSetAsideFromThenOn() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.take(failures(9, TWO));
            operator.watermark(DEADLINE - 1);
            operator.take(failure(TWO + 9_000));
            assertThat(operator.findings()).extracting(Finding::getCount).containsExactly(10L);
            assertThat(operator.tally("late")).isZero();

            operator.watermark(DEADLINE);
            assertThat(operator.findings()).extracting(Finding::getVersion).containsExactly(21L);
            operator.take(failure(TWO + 10_000));

            assertThat(operator.findings()).isEmpty();
            assertThat(operator.tally("late")).isEqualTo(1);
            DeadLetter letter = only(operator.setAside());
            assertThat(letter.getCode()).isEqualTo("LATE_EVENT");
            assertThat(letter.getTime()).isEqualTo((TWO + 10_000) * 1000);
            assertThat(letter.getMessage()).contains("period=2026-03-01T02:00:00Z");
            assertThat(letter.getTenant()).isEqualTo("default");
        }
    }

    @Test
    void aLateEventMakesNoStateOfItsOwn() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.watermark(DEADLINE);
            operator.take(failures(10, TWO));

            assertThat(operator.tally("late")).isEqualTo(10);
            assertThat(operator.subjects()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    @Test
    void theTailOfAClosedPeriodHelpsTheNextToCross() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.take(failures(9, THREE - 60_000));
            operator.watermark(DEADLINE);
            assertThat(operator.findings()).isEmpty();
            assertThat(operator.subjects()).isEqualTo(1);

            operator.take(failure(THREE + 59_999));
            Finding finding = only(operator.findings());
            assertThat(finding.getPeriodStart()).isEqualTo(THREE * 1000);
            assertThat(finding.getCount()).as("earlier events help, and are not counted").isOne();

            operator.watermark(DEADLINE + HOUR);
            assertThat(operator.findings()).extracting(Finding::getVersion).containsExactly(3L);
            assertThat(operator.subjects()).isZero();
        }
    }

    @Test
    void aTailIsDroppedWithThePeriodThatItCouldHaveHelped() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.take(failures(9, THREE - 60_000));
            operator.watermark(DEADLINE + HOUR - 1);
            assertThat(operator.subjects()).isEqualTo(1);

            operator.watermark(DEADLINE + HOUR);
            assertThat(operator.subjects()).isZero();
            assertThat(operator.timers()).isZero();
        }
    }

    /** Event time may stand still for ever: a sensor is taken away, a partition stays silent. */
    @ParameterizedTest
    @EnumSource(DetectionHarness.Backend.class)
    void stateThatEventTimeNeverDropsExpires(DetectionHarness.Backend backend) throws Exception {
        try (DetectionHarness operator =
                new DetectionHarness(SETTINGS, Speed.LIVE, backend, null)) {
            operator.take(failures(9, TWO));
            operator.stateAges(Duration.ofDays(5).plusMillis(1));
            operator.take(failure(TWO + 9_000));
            assertThat(operator.findings()).as("the nine are forgotten").isEmpty();

            operator.take(failures(9, TWO + 10_000));
            assertThat(operator.findings()).extracting(Finding::getCount).containsExactly(10L);
        }
    }

    @Test
    void subjectsOfTwoTenantsNeverMeet() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            List<LoginAttempt> other = failures(9, TWO);
            other.forEach(login -> login.setTenant("other"));
            operator.take(failures(9, TWO));
            operator.take(other);

            assertThat(operator.findings()).isEmpty();
            assertThat(operator.subjects()).isEqualTo(2);
        }
    }

    private static List<LoginAttempt> failures(int n, long fromMillis) {
        return IntStream.range(0, n).mapToObj(i -> failure(fromMillis + i * 1000L)).toList();
    }

    private static LoginAttempt failure(long millis) {
        IpAddress client = Family.V6.outside(1);
        return Telemetry.failure(millis * 1000, client, Family.V6.ours(1));
    }

    private static <T> T only(List<T> values) {
        assertThat(values).hasSize(1);
        return values.get(0);
    }
}
