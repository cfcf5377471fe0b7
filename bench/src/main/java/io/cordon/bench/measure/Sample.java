package io.cordon.bench.measure;

import java.util.Map;

/**
 * What was seen at one moment.
 *
 * @param nanos when, on the monotonic clock
 * @param records records read since the start
 * @param cpuSeconds processor time of the process since its start
 * @param others processor time of the other processes, by name
 * @param gcMillis time in garbage collection since its start
 * @param heapBytes heap in use
 * @param updates updates of keyed state since the start
 * @param revisions revisions of findings that left detection since the start
 */
public record Sample(
        long nanos,
        long records,
        double cpuSeconds,
        Map<String, Double> others,
        long gcMillis,
        long heapBytes,
        long updates,
        long revisions) {

    /** Copies the map. */
    public Sample {
        others = Map.copyOf(others);
    }
}
