package io.cordon.stream.detection;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.DeadLetterCodec;
import io.cordon.stream.codec.FindingCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The keyed operator on the test's own thread and clocks: telemetry records in, revisions of
 * findings out. How records become the operator's input is known here and to no test.
 */
final class DetectionHarness implements AutoCloseable {

    /** Where state is kept. */
    enum Backend {
        HEAP,
        ROCKSDB;

        private StateBackend create() {
            if (this == HEAP) {
                return new HashMapStateBackend();
            }
            // The harness manages 3 MB of memory, in which every write waits for the disk.
            EmbeddedRocksDBStateBackend rocks = new EmbeddedRocksDBStateBackend();
            rocks.getMemoryConfiguration().setFixedMemoryPerSlot(MemorySize.ofMebiBytes(64));
            return rocks;
        }
    }

    private static final OutputTag<DeadLetter> ASIDE =
            new OutputTag<>("set-aside", new CodecType<>(new DeadLetterCodec()));

    private final KeyedOneInputStreamOperatorTestHarness<String, MatchBatch, Finding> harness;
    private final TelemetryMatcher matcher;
    private int taken;

    DetectionHarness(DetectionSettings settings, Speed speed) throws Exception {
        this(settings, speed, Backend.HEAP, null);
    }

    /** An operator that goes on from a snapshot, or begins when there is none. */
    DetectionHarness(
            DetectionSettings settings,
            Speed speed,
            Backend backend,
            @Nullable OperatorSubtaskState restore)
            throws Exception {
        matcher = new TelemetryMatcher(new DetectorCatalog(settings));
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new SubjectOperator<>(new DetectionFunction(settings, speed, ASIDE)),
                        MatchBatch::key,
                        Types.STRING,
                        DetectionGraph.MAX_PARALLELISM,
                        1,
                        0);
        harness.setStateBackend(backend.create());
        // The input of sixteen rules outgrows the five megabytes that a harness keeps by default.
        harness.setCheckpointStorage(new JobManagerCheckpointStorage(1 << 26));
        harness.setup(
                new CodecType<>(new FindingCodec()).createSerializer(new SerializerConfigImpl()));
        if (restore != null) {
            harness.initializeState(restore);
        }
        harness.open();
    }

    /** Takes records, each as a batch of its own. */
    void take(Collection<? extends SpecificRecordBase> records) throws Exception {
        for (SpecificRecordBase record : records) {
            List<MatchBatch> batches = new ArrayList<>();
            matcher.match(
                    record,
                    new TelemetryMatcher.Output() {
                        @Override
                        public void matched(SubjectMatch match) {
                            batches.add(new MatchBatch(match.key(), List.of(match)));
                        }

                        @Override
                        public void contributed(PaneShare share) {
                            // Pane rules have an operator of their own.
                        }

                        @Override
                        public void suppressed(String ruleId) {
                            // What is allowed never reaches the operator.
                        }
                    });
            gathered(batches);
        }
    }

    void take(SpecificRecordBase record) throws Exception {
        take(List.of(record));
    }

    /** Takes what the local step has gathered. */
    void gathered(List<MatchBatch> batches) throws Exception {
        for (MatchBatch batch : batches) {
            harness.processElement(new StreamRecord<>(batch));
        }
    }

    /** Event time reaches this, in milliseconds. */
    void watermark(long millis) throws Exception {
        harness.processWatermark(millis);
    }

    /** The machine's clock reaches this, in milliseconds since the operator's start. */
    void clock(long millis) throws Exception {
        harness.setProcessingTime(millis);
    }

    /** So much time passes for the lifetime of state, while event time stands still. */
    void stateAges(Duration age) throws Exception {
        checkpoint();
        harness.setStateTtlProcessingTime(age.toMillis());
    }

    /** Findings since the last call. */
    List<Finding> findings() {
        List<Finding> all = harness.extractOutputValues();
        List<Finding> news = List.copyOf(all.subList(taken, all.size()));
        taken = all.size();
        return news;
    }

    /** Everything set aside so far. */
    List<DeadLetter> setAside() {
        var letters = harness.getSideOutput(ASIDE);
        return letters == null ? List.of() : letters.stream().map(StreamRecord::getValue).toList();
    }

    /** The count under this name, as a bounded run reports it. */
    long tally(String name) {
        Object value =
                harness.getOperator().getRuntimeContext().getAccumulator(name).getLocalValue();
        return (Long) value;
    }

    /** Subjects with state; only the heap can count them. */
    int subjects() throws Exception {
        checkpoint();
        return harness.numKeyedStateEntries();
    }

    /** Timers of either kind. */
    int timers() {
        return harness.numEventTimeTimers() + harness.numProcessingTimeTimers();
    }

    /** A checkpoint; what comes later is not in it. */
    OperatorSubtaskState checkpoint() throws Exception {
        harness.prepareSnapshotPreBarrier(1);
        return harness.snapshot(1, 1);
    }

    /** A savepoint in Flink's common format, which every backend reads. */
    OperatorSubtaskState savepoint() throws Exception {
        return harness.snapshotWithLocalState(
                        1, 1, SavepointType.savepoint(SavepointFormatType.CANONICAL))
                .getJobManagerOwnedState();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
