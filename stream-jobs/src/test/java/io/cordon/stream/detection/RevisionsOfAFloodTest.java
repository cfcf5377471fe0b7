package io.cordon.stream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.Vantage;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.DeadLetterCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One million events on one subject, through the local step and the keyed operator: under 50
 * revisions, so that a flood on one device is no flood on the index.
 */
class RevisionsOfAFloodTest {

    private static final int EVENTS = 1_000_000;
    private static final int MOST = 50;
    private static final long START = Instant.parse("2026-03-01T02:00:00Z").toEpochMilli();

    private static final DetectionSettings SETTINGS = PureRun.only("CRED-BRUTE-FAST");

    /**
     * Events a second. Up to a minute and a half of doublings and flushes fit below 50; what goes
     * on for longer adds one revision each five seconds.
     */
    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000, 400_000})
    void aMillionEventsOnOneSubjectWriteUnderFiftyRevisions(int rate) throws Exception {
        List<Finding> written = flood(rate);

        assertThat(written).hasSizeLessThan(MOST);
        Finding closing = written.get(written.size() - 1);
        assertThat(closing.getClosed()).isTrue();
        assertThat(closing.getCount()).isEqualTo(EVENTS);
        assertThat(written)
                .extracting(Finding::getVersion)
                .as("each is newer than the one before")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(written).extracting(Finding::getId).containsOnly(closing.getId());
    }

    /** Each event on its own and no clock: crossing, doublings up to 655,360, and the close. */
    @Test
    void withoutTimeOnlyDoublingsAreWritten() throws Exception {
        try (DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            for (int i = 0; i < EVENTS; i++) {
                operator.take(failure(START + i / 1000));
            }
            operator.watermark(Long.MAX_VALUE);

            List<Long> counts = new ArrayList<>();
            for (long count = 10; count <= EVENTS; count *= 2) {
                counts.add(count);
            }
            counts.add((long) EVENTS);
            assertThat(operator.findings())
                    .extracting(Finding::getCount)
                    .containsExactlyElementsOf(counts);
        }
    }

    private static List<Finding> flood(int rate) throws Exception {
        OutputTag<DeadLetter> aside =
                new OutputTag<>("set-aside", new CodecType<>(new DeadLetterCodec()));
        TelemetryMatcher matcher = new TelemetryMatcher(new DetectorCatalog(SETTINGS));
        try (var local =
                        new OneInputStreamOperatorTestHarness<>(
                                new LocalAggregation(Speed.LIVE, aside));
                DetectionHarness operator = new DetectionHarness(SETTINGS, Speed.LIVE)) {
            local.setup(
                    new CodecType<>(new MatchBatch.BatchCodec())
                            .createSerializer(new SerializerConfigImpl()));
            local.open();
            for (int i = 0; i < EVENTS; i++) {
                long clock = i * 1000L / rate;
                local.setProcessingTime(clock);
                operator.clock(clock);
                matcher.match(failure(START + clock), into(local));
                operator.gathered(drain(local));
            }
            local.endInput();
            operator.gathered(drain(local));
            operator.clock(EVENTS * 1000L / rate + Duration.ofSeconds(10).toMillis());
            operator.watermark(Long.MAX_VALUE);
            return operator.findings();
        }
    }

    private static List<MatchBatch> drain(
            OneInputStreamOperatorTestHarness<Inbound, MatchBatch> local) {
        if (local.getOutput().isEmpty()) {
            return List.of();
        }
        List<MatchBatch> batches = local.extractOutputValues();
        local.getOutput().clear();
        return batches;
    }

    private static TelemetryMatcher.Output into(
            OneInputStreamOperatorTestHarness<Inbound, MatchBatch> local) {
        return new TelemetryMatcher.Output() {
            @Override
            public void matched(SubjectMatch match) {
                try {
                    local.processElement(new StreamRecord<>(new Inbound.Matched(match)));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void observed(DeviceMatch match) {}

            @Override
            public void contributed(PaneShare share) {
                // Pane rules have an operator of their own.
            }

            @Override
            public void suppressed(String ruleId) {
                throw new IllegalStateException("nothing is on the allow-list");
            }
        };
    }

    private static LoginAttempt failure(long millis) {
        LoginAttempt login =
                Telemetry.failure(millis * 1000, Family.V4.outside(1), Family.V4.oursPublic(1));
        login.setVantage(Vantage.HONEYPOT);
        login.setSensor("cowrie");
        return login;
    }
}
