package io.cordon.stream.detection;

import io.cordon.schema.avro.Finding;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/**
 * A keyed operator whose function keeps subjects at hand. Flink lets a function touch the state of
 * the current key only; what a {@link SubjectStore} holds belongs to other keys too and has to
 * reach the backend before it is left behind and before every checkpoint, so the operator lends it
 * the key.
 *
 * @param <I> what it takes
 */
final class SubjectOperator<I> extends KeyedProcessOperator<String, I, Finding> {

    private static final long serialVersionUID = 1L;

    /** A function that keeps subjects at hand. */
    abstract static class Function<I> extends KeyedProcessFunction<String, I, Finding> {

        private static final long serialVersionUID = 1L;

        /** The subjects; there once the function is open. */
        abstract SubjectStore<?> subjects();
    }

    private final Function<I> function;

    /** An operator around a function. */
    SubjectOperator(Function<I> function) {
        super(function);
        this.function = function;
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
