package io.cordon.bench.measure;

import java.util.List;

/**
 * The steady part of a run: from the sample that first passed a share of the records (before it,
 * classes load and code compiles) to the one that first saw them all. A run so short that all was
 * read between two samples is taken from the earlier of them.
 *
 * @param from first sample
 * @param to last sample
 * @param peakHeapBytes largest heap in use at any sample of the run
 */
public record Window(Sample from, Sample to, long peakHeapBytes) {

    /** Share of the records that warm a run up. */
    public static final double WARM_UP = 0.3;

    /**
     * The window of a run.
     *
     * @param samples in order of time
     * @param skip records before which everything is warm-up
     * @param total records of the run; the window ends when they are read
     * @throws IllegalArgumentException when the samples do not reach that far
     */
    public static Window of(List<Sample> samples, long skip, long total) {
        Sample from = null;
        Sample before = null;
        Sample to = null;
        long heap = 0;
        for (Sample sample : samples) {
            heap = Math.max(heap, sample.heapBytes());
            if (from == null && sample.records() >= skip) {
                from = sample;
            }
            if (to == null && sample.records() >= total) {
                to = sample;
            }
            if (to == null) {
                before = sample;
            }
        }
        if (from == to) {
            from = before;
        }
        if (from == null || to == null || from.records() >= to.records()) {
            throw new IllegalArgumentException(
                    "Cannot measure: the samples do not span the run; use more records");
        }
        return new Window(from, to, heap);
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

    /** Share of the time in which the collector stopped the process or worked for it. */
    public double gcShare() {
        return (to.gcMillis() - from.gcMillis()) / 1000.0 / seconds();
    }

    /** Updates of keyed state per million records. */
    public double updatesPerMillion() {
        return (to.updates() - from.updates()) * 1e6 / records();
    }
}
