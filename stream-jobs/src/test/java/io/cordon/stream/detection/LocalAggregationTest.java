package io.cordon.stream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Sighting;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.DeadLetterCodec;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the local step empties itself, and that nothing stays in it. */
class LocalAggregationTest {

    private static final OutputTag<DeadLetter> ASIDE =
            new OutputTag<>("set-aside", new CodecType<>(new DeadLetterCodec()));

    private OneInputStreamOperatorTestHarness<Inbound, MatchBatch> step = start(Speed.LIVE);

    @BeforeEach
    void open() throws Exception {
        step.open();
    }

    @AfterEach
    void close() throws Exception {
        step.close();
    }

    @Test
    void gathersBySubjectInOrderOfArrival() throws Exception {
        take("a", 1);
        take("b", 2);
        take("a", 3);
        assertThat(step.getOutput()).isEmpty();
        step.setProcessingTime(200);

        assertThat(batches()).containsExactly(batch("a", 1, 3), batch("b", 2));
    }

    @Test
    void emptiesItselfEvery200Milliseconds() throws Exception {
        take("a", 1);
        step.setProcessingTime(199);
        assertThat(batches()).isEmpty();
        step.setProcessingTime(200);
        assertThat(batches()).containsExactly(batch("a", 1));

        take("a", 2);
        step.setProcessingTime(399);
        assertThat(batches()).hasSize(1);
        step.setProcessingTime(400);
        assertThat(batches()).containsExactly(batch("a", 1), batch("a", 2));
    }

    @Test
    void emptiesItselfWhenFullOverAllSubjects() throws Exception {
        for (int i = 0; i < 4095; i++) {
            take("subject " + i % 100, i);
        }
        assertThat(batches()).isEmpty();
        take("a", 4095);

        assertThat(batches()).hasSize(101);
        assertThat(batches().stream().mapToInt(batch -> batch.matches().size()).sum())
                .isEqualTo(4096);

        take("a", 4096);
        assertThat(batches()).as("begins anew").hasSize(101);
    }

    @Test
    void emptiesItselfBeforeAWatermarkPasses() throws Exception {
        take("a", 1);
        step.processWatermark(5);

        assertThat(step.getOutput())
                .containsExactly(new StreamRecord<>(batch("a", 1)), new Watermark(5));
    }

    @Test
    void emptiesItselfBeforeABarrierPassesSoThatNoStateIsLost() throws Exception {
        take("a", 1);
        step.prepareSnapshotPreBarrier(1);
        assertThat(batches()).containsExactly(batch("a", 1));

        var snapshot = step.snapshot(1, 1);
        assertThat(snapshot.hasState()).isFalse();
    }

    @Test
    void emptiesItselfAtTheEndOfInput() throws Exception {
        take("a", 1);
        step.endInput();

        assertThat(batches()).containsExactly(batch("a", 1));
    }

    @Test
    void aBoundedRunLooksAtNoClock() throws Exception {
        try (var bounded = start(Speed.BATCH)) {
            bounded.open();
            bounded.processElement(new StreamRecord<>(matched("a", 1)));
            bounded.setProcessingTime(Long.MAX_VALUE);
            assertThat(bounded.getOutput()).isEmpty();

            bounded.endInput();
            assertThat(bounded.getOutput()).hasSize(1);
        }
    }

    @Test
    void ticksEndHere() throws Exception {
        step.processElement(new StreamRecord<>(new Inbound.Tick(7)));
        step.endInput();

        assertThat(step.getOutput()).isEmpty();
    }

    @Test
    void whatIsSetAsideLeavesAtOnceByTheSide() throws Exception {
        DeadLetter letter =
                DeadLetter.newBuilder()
                        .setTime(0)
                        .setCode("UNREADABLE_RECORD")
                        .setMessage("Cannot use record")
                        .setFormat("telemetry")
                        .setSource("cordon.login.v1-0")
                        .setLine(0)
                        .setByteOffset(7)
                        .setLength(3)
                        .setTenant("default")
                        .setSensor("kafka")
                        .build();
        step.processElement(new StreamRecord<>(new Inbound.SetAside(letter)));

        assertThat(step.getSideOutput(ASIDE))
                .extracting(StreamRecord::getValue)
                .containsExactly(letter);
        assertThat(step.getOutput()).isEmpty();
    }

    private static OneInputStreamOperatorTestHarness<Inbound, MatchBatch> start(Speed speed) {
        try {
            var step = new OneInputStreamOperatorTestHarness<>(new LocalAggregation(speed, ASIDE));
            step.setup(
                    new CodecType<>(new MatchBatch.BatchCodec())
                            .createSerializer(new SerializerConfigImpl()));
            return step;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(String key, long time) throws Exception {
        step.processElement(new StreamRecord<>(matched(key, time)));
    }

    private List<MatchBatch> batches() {
        return step.extractOutputValues();
    }

    private static MatchBatch batch(String key, long... times) {
        return new MatchBatch(
                key, LongStream.of(times).mapToObj(time -> match(key, time)).toList());
    }

    private static Inbound matched(String key, long time) {
        return new Inbound.Matched(match(key, time));
    }

    private static SubjectMatch match(String key, long time) {
        return new SubjectMatch(
                key,
                Sighting.of(time, "zeek", Vantage.NETWORK, null, -1, null),
                List.of(new SubjectMatch.Share(0, Contribution.of(Severity.MEDIUM))));
    }
}
