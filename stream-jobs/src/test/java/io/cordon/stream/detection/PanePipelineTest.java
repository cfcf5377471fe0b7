package io.cordon.stream.detection;

import static io.cordon.detect.amplification.AttackFlows.EDGE;
import static io.cordon.detect.amplification.AttackFlows.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.amplification.AttackFlows;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.PaneKey;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.FindingCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Both steps on the test's own thread and clocks, with bytes between them as over the network. */
class PanePipelineTest {

    private static final OutputTag<LatePanes> LATE =
            new OutputTag<>("late-panes", new CodecType<>(new LatePanes.LateCodec()));
    private static final DetectionSettings SETTINGS = DetectionSettings.published();
    private static final AttackFlows FLOWS = new AttackFlows(false);
    private static final long MINUTE_AT_1_MBIT = 7_500_000;

    private final DetectorCatalog catalog = new DetectorCatalog(SETTINGS);
    private final TelemetryMatcher matcher = new TelemetryMatcher(catalog);
    private int batches;

    private OneInputStreamOperatorTestHarness<Inbound, PaneBatch> local() throws Exception {
        var local = new OneInputStreamOperatorTestHarness<>(new PaneSums(SETTINGS, Speed.LIVE));
        local.setup(
                new CodecType<>(new PaneBatch.BatchCodec())
                        .createSerializer(new SerializerConfigImpl()));
        local.open();
        return local;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, PaneBatch, Finding> keyed(
            @Nullable OperatorSubtaskState restore) throws Exception {
        var keyed =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new SubjectOperator<>(new PaneFunction(SETTINGS, Speed.LIVE, LATE, null)),
                        PaneBatch::key,
                        Types.STRING,
                        DetectionGraph.MAX_PARALLELISM,
                        1,
                        0);
        keyed.setup(
                new CodecType<>(new FindingCodec()).createSerializer(new SerializerConfigImpl()));
        if (restore != null) {
            keyed.initializeState(restore);
        }
        keyed.open();
        return keyed;
    }

    private void take(OneInputStreamOperatorTestHarness<Inbound, PaneBatch> local, Flow flow) {
        matcher.match(
                flow,
                new TelemetryMatcher.Output() {
                    @Override
                    public void matched(SubjectMatch match) {
                        // Counting rules have an operator of their own.
                    }

                    @Override
                    public void contributed(PaneShare share) {
                        try {
                            local.processElement(new Inbound.Contributed(share), 0);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }

                    @Override
                    public void suppressed(String ruleId) {
                        // What is allowed goes no further.
                    }
                });
    }

    /** Moves what the local step has emitted to the keyed one, through bytes. */
    private void shuffle(
            OneInputStreamOperatorTestHarness<Inbound, PaneBatch> local,
            KeyedOneInputStreamOperatorTestHarness<String, PaneBatch, Finding> keyed)
            throws Exception {
        for (PaneBatch batch : local.extractOutputValues()) {
            keyed.processElement(throughBytes(batch), 0);
            if (PaneKey.parse(batch.key()).subject().equals(FLOWS.ours(1).text())) {
                batches++;
            }
        }
        local.getOutput().clear();
    }

    private static PaneBatch throughBytes(PaneBatch batch) throws IOException {
        PaneBatch.BatchCodec codec = new PaneBatch.BatchCodec();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(batch, new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        PaneBatch read = codec.read(in);
        assertThat(in.available()).isZero();
        return read;
    }

    private static List<Flow> attack() {
        Random random = new Random(7);
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            boolean hit = random.nextInt(100) < 95;
            long end = EDGE - 60 * SECOND + (long) (random.nextDouble() * 180 * SECOND);
            flows.add(
                    AttackFlows.flow(
                                    17,
                                    FLOWS.outside(random.nextInt(3000)),
                                    random.nextBoolean() ? 123 : 389,
                                    FLOWS.ours(hit ? 1 : 2 + random.nextInt(200)),
                                    40_000,
                                    end)
                            .setStartTime(end - random.nextInt(30) * SECOND)
                            .setSourcePackets(3L)
                            .setSourceBytes(3 * MINUTE_AT_1_MBIT / 40)
                            .build());
        }
        return flows;
    }

    /** One destination receives 95 % of the traffic. */
    @Test
    void aFloodTouchesItsVictimsStateOncePerBatchAndTheFindingsAreTheSame() throws Exception {
        List<Flow> flows = attack();
        List<Finding> expected = ofPanes(PureRun.findings(flows, SETTINGS));
        Collections.shuffle(flows, new Random(1));
        List<Finding> closing = new ArrayList<>();
        try (var local = local();
                var keyed = keyed(null)) {
            for (Flow flow : flows) {
                take(local, flow);
                shuffle(local, keyed);
            }
            local.processWatermark(Watermark.MAX_WATERMARK);
            shuffle(local, keyed);
            keyed.processWatermark(Watermark.MAX_WATERMARK);
            for (Finding finding : keyed.extractOutputValues()) {
                if (finding.getClosed()) {
                    closing.add(finding);
                }
            }
            assertThat(keyed.numKeyedStateEntries()).isZero();
        }

        assertThat(expected)
                .extracting(Finding::getRuleId)
                .contains("AMP-VICTIM", "AMP-MULTIVECTOR");
        assertThat(ofPanes(closing)).isEqualTo(expected);
        // 20,000 records match three rules each: 15 flushes of 4,096, two rules about the victim.
        assertThat(batches).isLessThan(20_000 * 3 / PaneSums.MOST * 4);
    }

    private static List<Finding> ofPanes(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.getMeasures() != null)
                .sorted((a, b) -> a.getId().compareTo(b.getId()))
                .toList();
    }

    @Test
    void theLocalStepEmptiesItselfByTimeWatermarkAndBarrier() throws Exception {
        Flow flow = FLOWS.answers(FLOWS.ours(1), 123, 1, 3, 300, EDGE).get(0);
        try (var local = local()) {
            take(local, flow);
            assertThat(local.extractOutputValues()).isEmpty();
            local.setProcessingTime(200);
            assertThat(local.extractOutputValues()).hasSize(3);
            take(local, flow);
            local.processWatermark(1);
            assertThat(local.extractOutputValues()).hasSize(6);
            take(local, flow);
            local.prepareSnapshotPreBarrier(1);
            assertThat(local.extractOutputValues()).hasSize(9);
        }
    }

    @Test
    void theFirstRevisionIsThereAtTheCrossingAndStateSurvivesARestart() throws Exception {
        List<Flow> flows = FLOWS.answers(FLOWS.ours(1), 161, 20, 3, 300, EDGE);
        OperatorSubtaskState snapshot;
        try (var local = local();
                var keyed = keyed(null)) {
            flows.subList(0, 19).forEach(flow -> take(local, flow));
            local.setProcessingTime(200);
            shuffle(local, keyed);
            assertThat(keyed.extractOutputValues()).isEmpty();
            snapshot = keyed.snapshot(1, 1);
        }
        try (var local = local();
                var keyed = keyed(snapshot)) {
            take(local, flows.get(19));
            local.setProcessingTime(200);
            shuffle(local, keyed);
            assertThat(keyed.extractOutputValues())
                    .extracting(f -> f.getRuleId() + " " + f.getCount() + " " + f.getClosed())
                    .containsExactly("AMP-VICTIM 20 false");
        }
    }

    @Test
    void whatComesAfterThePeriodHasClosedIsCountedAndSetAside() throws Exception {
        List<Flow> flows = FLOWS.answers(FLOWS.ours(1), 161, 20, 3, 300, EDGE);
        long deadline = catalog.detector("AMP-VICTIM").panes().deadlineOf(EDGE) / 1000;
        try (var local = local();
                var keyed = keyed(null)) {
            keyed.processWatermark(deadline - 1);
            take(local, flows.get(0));
            local.setProcessingTime(200);
            shuffle(local, keyed);
            assertThat(keyed.getSideOutput(LATE)).isNull();

            keyed.processWatermark(
                    catalog.detector("AMP-MULTIVECTOR").panes().deadlineOf(EDGE) / 1000);
            flows.forEach(flow -> take(local, flow));
            local.setProcessingTime(400);
            shuffle(local, keyed);

            assertThat(keyed.extractOutputValues()).isEmpty();
            assertThat(keyed.getSideOutput(LATE))
                    .hasSize(3)
                    .allSatisfy(
                            late ->
                                    assertThat(late.getValue())
                                            .isEqualTo(
                                                    new LatePanes(
                                                            "default",
                                                            late.getValue().rule(),
                                                            late.getValue().sensor(),
                                                            20,
                                                            EDGE,
                                                            EDGE)));
        }
    }
}
