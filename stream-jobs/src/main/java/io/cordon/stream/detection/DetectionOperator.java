package io.cordon.stream.detection;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.util.OutputTag;

/**
 * The keyed operator. Flink lets a function touch the state of the current key only; what {@link
 * DetectionFunction} keeps at hand belongs to other keys too and has to reach the backend before it
 * is left behind and before every checkpoint, so the operator lends it the key.
 */
final class DetectionOperator extends KeyedProcessOperator<String, MatchBatch, Finding> {

    private static final long serialVersionUID = 1L;

    private final DetectionFunction function;

    private DetectionOperator(DetectionFunction function) {
        super(function);
        this.function = function;
    }

    static DetectionOperator of(
            DetectionSettings settings, Speed speed, OutputTag<DeadLetter> late) {
        return new DetectionOperator(new DetectionFunction(settings, speed, late));
    }

    @Override
    public void open() throws Exception {
        super.open();
        function.subjects().lend(this::setCurrentKey);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        // Before the backend takes its own snapshot, which follows this call.
        function.subjects().store();
        super.snapshotState(context);
    }
}
