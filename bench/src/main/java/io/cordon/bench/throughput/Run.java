package io.cordon.bench.throughput;

import io.cordon.bench.measure.Checkpoints;
import io.cordon.bench.measure.Window;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One measured run of one mode. What a mode does not have is null.
 *
 * @param mode letter of the mode
 * @param repetition from 1
 * @param records records that were read in all
 * @param windowRecords records of the steady part, from which the rest follows
 * @param windowSeconds its length
 * @param recordsPerSecond throughput of the steady part
 * @param keyedUpdatesPerMillion updates of keyed state per million records
 * @param revisionsPerMillion revisions of findings per million records
 * @param cpuSecondsPerMillion processor seconds of the reading process per million records
 * @param otherCpuSecondsPerMillion the same of the other processes by name; empty for plain
 *     consumers
 * @param gcShare share of the time that garbage collection took
 * @param peakHeapBytes most heap seen in use
 * @param peakResidentBytes most memory that the TaskManager's process held
 * @param stateBytes full size of the last checkpoint
 * @param checkpoints completed checkpoints
 * @param checkpointMillis duration of the middle checkpoint
 * @param longestCheckpointMillis duration of the longest
 */
public record Run(
        String mode,
        int repetition,
        long records,
        long windowRecords,
        double windowSeconds,
        double recordsPerSecond,
        @Nullable Double keyedUpdatesPerMillion,
        @Nullable Double revisionsPerMillion,
        double cpuSecondsPerMillion,
        Map<String, Double> otherCpuSecondsPerMillion,
        double gcShare,
        long peakHeapBytes,
        @Nullable Long peakResidentBytes,
        @Nullable Long stateBytes,
        @Nullable Integer checkpoints,
        @Nullable Long checkpointMillis,
        @Nullable Long longestCheckpointMillis) {

    static Run plain(Mode mode, int repetition, long records, Window window) {
        return new Run(
                mode.letter(),
                repetition,
                records,
                window.records(),
                window.seconds(),
                window.recordsPerSecond(),
                null,
                null,
                window.cpuSecondsPerMillion(),
                window.othersPerMillion(),
                window.gcShare(),
                window.peakHeapBytes(),
                null,
                null,
                null,
                null,
                null);
    }

    static Run flink(
            Mode mode,
            int repetition,
            long records,
            Window window,
            long peakResidentBytes,
            @Nullable Checkpoints checkpoints) {
        return new Run(
                mode.letter(),
                repetition,
                records,
                window.records(),
                window.seconds(),
                window.recordsPerSecond(),
                checkpoints == null ? null : window.updatesPerMillion(),
                checkpoints == null ? null : window.revisionsPerMillion(),
                window.cpuSecondsPerMillion(),
                window.othersPerMillion(),
                window.gcShare(),
                window.peakHeapBytes(),
                peakResidentBytes,
                checkpoints == null ? null : checkpoints.stateBytes(),
                checkpoints == null ? null : checkpoints.completed(),
                checkpoints == null ? null : checkpoints.medianMillis(),
                checkpoints == null ? null : checkpoints.longestMillis());
    }
}
