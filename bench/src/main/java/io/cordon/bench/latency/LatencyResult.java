package io.cordon.bench.latency;

import io.cordon.bench.load.Mix;
import io.cordon.bench.measure.Machine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench latency} found.
 *
 * @param benchmark its name
 * @param time when it began, ISO-8601
 * @param machine what it ran on: generator and engines share it
 * @param mix what surrounds the probes
 * @param devices how many speak
 * @param parallelism of the job
 * @param taskManagerMegabytes memory of the TaskManager's process
 * @param checkpointSeconds interval of the checkpoints
 * @param maximumPerSecond what the shares are of; null when the rate was given
 * @param maximumMeasured true when this run measured it, false when it was given
 * @param probe what probes do
 * @param aimP50Millis what p50 of the total should stay below; null when that is not asked
 * @param aimMillis what p99 of the total should stay below
 * @param aimMet true when it does in every run up to half of the maximum, nothing is missing and
 *     the load was sustained
 * @param runs one per load
 */
public record LatencyResult(
        String benchmark,
        String time,
        Machine machine,
        Mix mix,
        int devices,
        int parallelism,
        int taskManagerMegabytes,
        long checkpointSeconds,
        @Nullable Double maximumPerSecond,
        boolean maximumMeasured,
        String probe,
        @Nullable Long aimP50Millis,
        long aimMillis,
        boolean aimMet,
        List<LatencyRun> runs) {

    static boolean met(ProbeKind kind, List<LatencyRun> runs) {
        return runs.stream()
                .filter(run -> run.share() == null || run.share() <= 0.5)
                .allMatch(run -> run.sustained() && run.missing() == 0 && kind.met(run.total()));
    }
}
