package io.cordon.stream.detection;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/**
 * A count that shows both as a metric (to watch a live job) and as an accumulator (in the result of
 * a bounded one).
 */
public final class Tally {

    private final Counter metric;
    private final LongCounter accumulator = new LongCounter();

    /** Registers the count under one name. */
    public Tally(RuntimeContext context, String name) {
        metric = context.getMetricGroup().counter(name);
        context.addAccumulator(name, accumulator);
    }

    /** One more. */
    public void increment() {
        add(1);
    }

    /** So many more. */
    public void add(long more) {
        metric.inc(more);
        accumulator.add(more);
    }
}
