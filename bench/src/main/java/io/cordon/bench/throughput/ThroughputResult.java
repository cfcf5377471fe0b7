package io.cordon.bench.throughput;

import io.cordon.bench.measure.Machine;
import java.util.List;

/**
 * What {@code bench throughput} found.
 *
 * @param benchmark its name
 * @param time when it began, ISO-8601
 * @param machine what it ran on
 * @param parallelism of the Flink jobs
 * @param taskManagerMegabytes memory of the TaskManager's process
 * @param repetitions of every mode
 * @param checkpointSeconds interval of the pipeline's checkpoints
 * @param warm true when every Flink run has read all records once before, in the same process
 * @param warmUpShare share of the records at the beginning of a run that do not count
 * @param valid true when every mix is valid
 * @param mixes one result per mix
 */
public record ThroughputResult(
        String benchmark,
        String time,
        Machine machine,
        int parallelism,
        int taskManagerMegabytes,
        int repetitions,
        long checkpointSeconds,
        boolean warm,
        double warmUpShare,
        boolean valid,
        List<MixResult> mixes) {}
