package io.cordon.stream.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.generated.TestCredentials;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * State that an older program kept, restored by this one. {@code snapshots/detect-v2} is a
 * savepoint of the keyed operator in Flink's common format, made by {@link #write} after it had
 * taken {@link #before}: every rule one event short of its threshold, a graded rule with inferred
 * events, counts above and below 4,096 distinct values, a tail of a closed hour, two sensors.
 *
 * <p>A file that is checked in is never made anew: it stands for what users have on disk. When the
 * layout of state changes, run this test once with {@code -Dcordon.snapshot.write=detect-v2}, check
 * the new file in, and add its name to {@link #RELEASED}.
 */
class DetectionSnapshotTest {

    private static final List<String> RELEASED = List.of("detect-v2");

    private static final long SECOND = 1_000_000;
    private static final long TWO = micros("2026-03-01T02:00:00Z");
    private static final long THREE = micros("2026-03-01T03:00:00Z");
    private static final long DAY = micros("2026-03-01T00:00:00Z");

    private static final Family V6 = Family.V6;
    private static final DetectionSettings SETTINGS =
            PureRun.settings(List.of(IpPrefix.parse("fd00::/8")), TestCredentials.defaults());

    @ParameterizedTest
    @EnumSource(DetectionHarness.Backend.class)
    void whatAnOlderProgramKeptGoesOn(DetectionHarness.Backend backend) throws Exception {
        String write = System.getProperty("cordon.snapshot.write");
        if (write != null) {
            write(write);
        }
        for (String name : RELEASED) {
            try (DetectionHarness operator =
                    new DetectionHarness(
                            SETTINGS,
                            Speed.LIVE,
                            backend,
                            OperatorSnapshotUtil.readStateHandle(file(name).toString()))) {
                assertThat(operator.findings()).isEmpty();
                operator.take(after());
                operator.watermark(Long.MAX_VALUE);
                operator.clock(5_000);

                assertThat(operator.findings())
                        .as(name)
                        .filteredOn(Finding::getClosed)
                        .extracting(
                                Finding::getRuleId,
                                Finding::getSubject,
                                Finding::getPeriodStart,
                                Finding::getCount,
                                Finding::getConfidence,
                                Finding::getSensor,
                                Finding::getEstimated)
                        .containsExactlyInAnyOrder(
                                closed("CRED-BRUTE-FAST", pair(1), TWO, 10, "high", "zeek"),
                                closed("CRED-BRUTE-FAST", pair(2), TWO, 11, "low", "b"),
                                closed("CRED-BRUTE-FAST", pair(3), THREE, 1, "high", "zeek"),
                                closed("CRED-DEFAULT-ATTEMPT", text(4), TWO, 3, "high", "cowrie"),
                                closed("SCAN-HORIZONTAL", text(5), TWO, 100, "high", "zeek"),
                                Tuple.tuple(
                                        "SCAN-HORIZONTAL",
                                        text(6),
                                        TWO,
                                        5001L,
                                        "high",
                                        "zeek",
                                        true),
                                closed(
                                        "CRED-TELNET-EXPOSED",
                                        V6.ours(7).text(),
                                        DAY,
                                        2,
                                        "high",
                                        "zeek"),
                                closed(
                                        "AMP-OPEN-RESOLVER",
                                        V6.ours(8).text(),
                                        DAY,
                                        2,
                                        "high",
                                        "zeek"));
                assertThat(operator.tally("late")).isZero();
                assertThat(operator.timers()).isZero();
            }
        }
    }

    /** Version 1 kept one rule a key, and cannot be moved to a key a subject: it says so. */
    @Test
    void stateOfOneRuleAKeyIsRefusedByName() {
        assertThatThrownBy(
                        () ->
                                new DetectionHarness(
                                        SETTINGS,
                                        Speed.LIVE,
                                        DetectionHarness.Backend.HEAP,
                                        OperatorSnapshotUtil.readStateHandle(
                                                file("detect-v1").toString())))
                .hasStackTraceContaining(
                        "Cannot restore state: codec io.cordon.stream.detection.SubjectStateSerde is missing");
    }

    private static Tuple closed(
            String rule,
            String subject,
            long period,
            long count,
            String confidence,
            String sensor) {
        return Tuple.tuple(rule, subject, period, count, confidence, sensor, false);
    }

    /** What the operator had taken when the snapshot was made. */
    private static List<SpecificRecordBase> before() {
        List<SpecificRecordBase> records = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            records.add(failure(1, TWO + i * SECOND));
            records.add(failure(3, THREE - 60 * SECOND + i * SECOND));
            LoginAttempt inferred = failure(2, TWO + i * SECOND);
            inferred.setOutcome(LoginOutcome.FAILURE_INFERRED);
            inferred.setSensor("b");
            records.add(inferred);
        }
        LoginAttempt elsewhere = failure(2, TWO);
        elsewhere.setSensor("a");
        records.add(elsewhere);
        records.add(tried(0, TWO));
        records.add(tried(1, TWO + SECOND));
        IntStream.range(0, 99).forEach(i -> records.add(probe(5, i, TWO + i * SECOND)));
        IntStream.range(0, 5000).forEach(i -> records.add(probe(6, i, TWO + i * SECOND / 10)));
        records.add(telnet(TWO));
        records.add(Telemetry.answer(TWO, V6.outside(108), V6.ours(8)));
        return records;
    }

    /** What follows: one event for each subject, so that each crosses or grows by it. */
    private static List<SpecificRecordBase> after() {
        LoginAttempt tenth = failure(2, TWO + 10 * SECOND);
        tenth.setSensor("b");
        LoginAttempt eleventh = failure(2, TWO + 11 * SECOND);
        eleventh.setSensor("b");
        return List.of(
                failure(1, TWO + 10 * SECOND),
                tenth,
                eleventh,
                failure(3, THREE + 59 * SECOND),
                tried(2, TWO + 2 * SECOND),
                probe(5, 99, TWO + 99 * SECOND),
                probe(6, 5000, TWO + 501 * SECOND),
                telnet(TWO + SECOND),
                Telemetry.answer(TWO + SECOND, V6.outside(109), V6.ours(8)));
    }

    /** Makes a snapshot after two o'clock has been left behind, and three o'clock not yet. */
    private static void write(String name) throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            operator.take(before());
            operator.watermark(THREE / 1000);
            Files.createDirectories(file(name).getParent());
            OperatorSnapshotUtil.writeStateHandle(operator.savepoint(), file(name).toString());
        }
    }

    private static Path file(String name) {
        return Path.of(
                System.getProperty("cordon.root"),
                "stream-jobs/src/test/resources/snapshots",
                name);
    }

    private static LoginAttempt failure(int client, long time) {
        return Telemetry.failure(time, V6.outside(client), V6.ours(client));
    }

    private static LoginAttempt tried(int pair, long time) {
        return Telemetry.tried(
                time, V6.outside(4), V6.ours(4), TestCredentials.DEFAULT_PAIRS.get(pair));
    }

    private static SpecificRecordBase probe(int client, int target, long time) {
        return Telemetry.tcp(time, V6.outside(client), V6.target(target), 2323, "S0");
    }

    private static SpecificRecordBase telnet(long time) {
        return Telemetry.tcp(time, V6.outside(107), V6.ours(7), 23, "SF");
    }

    private static String pair(int client) {
        return text(client) + ">" + V6.ours(client).text();
    }

    private static String text(int client) {
        IpAddress address = V6.outside(client);
        return address.text();
    }

    private static long micros(String time) {
        return Instant.parse(time).getEpochSecond() * SECOND;
    }
}
