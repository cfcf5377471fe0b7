package io.cordon.bench.throughput;

import io.cordon.bench.load.Load;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param folder the benchmark's own; deleted before and after
 * @param loads one after the other, each on engines of its own
 * @param repetitions of every mode, interleaved
 * @param parallelism of the Flink jobs
 * @param taskManagerMegabytes all memory of the TaskManager's process
 * @param modes what to run; ratios need their parts
 * @param warm every Flink run reads all records once before it is measured, in the same process
 * @param recordings folder for a flight recording of every Flink run; null for none
 */
public record ThroughputSettings(
        Path folder,
        List<Load> loads,
        int repetitions,
        int parallelism,
        int taskManagerMegabytes,
        Set<Mode> modes,
        boolean warm,
        @Nullable Path recordings) {

    /** Copies the collections. */
    public ThroughputSettings {
        loads = List.copyOf(loads);
        modes = Set.copyOf(modes);
        if (repetitions < 1 || parallelism < 1) {
            throw new IllegalArgumentException(
                    "Cannot measure: repetitions and parallelism must be at least 1");
        }
    }
}
