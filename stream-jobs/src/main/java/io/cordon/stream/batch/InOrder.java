package io.cordon.stream.batch;

import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Hands elements on. It is keyed, and a bounded run sorts the input of keyed operators on disk by
 * key and time stamp: that is all it is for. So the same input gives the same file.
 *
 * @param <T> element
 */
final class InOrder<T> extends KeyedProcessFunction<String, T, T> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(T element, Context context, Collector<T> out) {
        out.collect(element);
    }
}
