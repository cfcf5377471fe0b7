package io.cordon.stack;

import io.cordon.stack.flink.FlinkSettings;
import io.cordon.stack.flink.FlinkSettings.StateBackend;

/** The sizes of the engines. */
public record StackSettings(
        int kafkaHeapMegabytes, int elasticsearchHeapMegabytes, FlinkSettings flink) {

    /**
     * What a Java process takes beside its heap: code, metaspace, threads, buffers; seen 150 to
     * 350.
     */
    private static final int BESIDE_HEAP_MEGABYTES = 300;

    public static StackSettings defaults() {
        return new StackSettings(
                KafkaBroker.DEFAULT_HEAP_MEGABYTES,
                ElasticsearchNode.DEFAULT_HEAP_MEGABYTES,
                FlinkSettings.defaults());
    }

    public StackSettings withStateBackend(StateBackend backend) {
        return new StackSettings(
                kafkaHeapMegabytes, elasticsearchHeapMegabytes, flink.withStateBackend(backend));
    }

    /** What the stack may take when it is busy: about 4 GB by default. */
    public int requiredMegabytes() {
        return kafkaHeapMegabytes
                + elasticsearchHeapMegabytes
                + flink.jobManagerHeapMegabytes()
                + 3 * BESIDE_HEAP_MEGABYTES
                // The TaskManager's figure is its whole process.
                + flink.taskManagerMegabytes();
    }
}
