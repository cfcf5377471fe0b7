package io.cordon.bench.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The steady part of a run: from the sample that first passed a share of the records (before it,
 * classes load and code compiles) to the last before its end. A run without two samples in between
 * is taken whole.
 *
 * @param from first sample
 * @param to last sample
 * @param peakHeapBytes largest heap in use at any sample of the run
 */
public record Window(Sample from, Sample to, long peakHeapBytes) {

    /** Share of the records that warm a run up. */
    public static final double WARM_UP = 0.3;

    /** Share of the records after which a run counts no more: some partitions are at their end. */
    public static final double END = 0.97;

    /**
     * The window of a run.
     *
     * @param samples in order of time
     * @param first records before which everything is warm-up
     * @param total records of the run
     * @throws IllegalArgumentException when the samples do not reach that far
     */
    public static Window of(List<Sample> samples, long first, long total) {
        Sample from = null;
        Sample to = null;
        Sample whole = null;
        long heap = 0;
        for (Sample sample : samples) {
            heap = Math.max(heap, sample.heapBytes());
            if (from == null && sample.records() >= first) {
                from = sample;
            }
            if (sample.records() <= first + END * (total - first)) {
                to = sample;
            }
            if (whole == null && sample.records() >= total) {
                whole = sample;
            }
        }
        if (whole == null || samples.get(0).records() >= total) {
            throw new IllegalArgumentException(
                    "Cannot measure: the samples do not span the run; use more records");
        }
        return from == null || to == null || to.records() <= from.records()
                ? new Window(samples.get(0), whole, heap)
                : new Window(from, to, heap);
    }

    /** Records in it. */
    public long records() {
        return to.records() - from.records();
    }

    /** Its length. */
    public double seconds() {
        return (to.nanos() - from.nanos()) / 1e9;
    }

    /** Throughput. */
    public double recordsPerSecond() {
        return records() / seconds();
    }

    /** Processor seconds of the process per million records. */
    public double cpuSecondsPerMillion() {
        return (to.cpuSeconds() - from.cpuSeconds()) * 1e6 / records();
    }

    /** The same of the other processes, by name. */
    public Map<String, Double> othersPerMillion() {
        Map<String, Double> cpu = new TreeMap<>();
        to.others()
                .forEach(
                        (name, seconds) ->
                                cpu.put(
                                        name,
                                        (seconds - from.others().getOrDefault(name, 0.0))
                                                * 1e6
                                                / records()));
        return cpu;
    }

    /** Share of the time in which the collector stopped the process or worked for it. */
    public double gcShare() {
        return (to.gcMillis() - from.gcMillis()) / 1000.0 / seconds();
    }

    /** Updates of keyed state per million records. */
    public double updatesPerMillion() {
        return (to.updates() - from.updates()) * 1e6 / records();
    }

    /** Revisions of findings per million records. */
    public double revisionsPerMillion() {
        return (to.revisions() - from.revisions()) * 1e6 / records();
    }
}
