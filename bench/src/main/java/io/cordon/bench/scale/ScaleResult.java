package io.cordon.bench.scale;

import io.cordon.bench.load.LoadSummary;
import io.cordon.bench.measure.Machine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench scale} found.
 *
 * @param benchmark its name
 * @param time when it began, ISO-8601
 * @param machine what it ran on
 * @param taskManagerMegabytes memory of the TaskManager's process
 * @param loads what was read, one per number of keys
 * @param runs one per number of keys and parallelism
 * @param parallelSpeedUp throughput at the highest parallelism against the lowest, same keys; null
 *     with one parallelism
 * @param mostAgainstFewestKeys throughput with the most keys against the fewest, same parallelism;
 *     null with one number of keys
 */
public record ScaleResult(
        String benchmark,
        String time,
        Machine machine,
        int taskManagerMegabytes,
        List<LoadSummary> loads,
        List<ScaleRun> runs,
        @Nullable Double parallelSpeedUp,
        @Nullable Double mostAgainstFewestKeys) {}
