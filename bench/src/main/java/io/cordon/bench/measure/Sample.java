package io.cordon.bench.measure;

/**
 * What was seen at one moment.
 *
 * @param nanos when, on the monotonic clock
 * @param records records read since the start
 * @param cpuSeconds processor time of the process since its start
 * @param gcMillis time in garbage collection since its start
 * @param heapBytes heap in use
 * @param updates updates of keyed state since the start
 */
public record Sample(
        long nanos, long records, double cpuSeconds, long gcMillis, long heapBytes, long updates) {}
