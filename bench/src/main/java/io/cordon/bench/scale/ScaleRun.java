package io.cordon.bench.scale;

/**
 * One number of keys at one parallelism.
 *
 * @param keys keys that the state holds before the measured part begins
 * @param parallelism of the job
 * @param records records of the measured part
 * @param recordsPerSecond its throughput
 * @param cpuSecondsPerMillion processor seconds of the TaskManager per million records
 * @param keyedUpdatesPerMillion updates of keyed state per million records
 * @param fillPerSecond keys per second while state was built, one flow of interest each
 * @param stateBytes full size of a checkpoint at the end
 * @param stateBytesPerKey the same per key
 * @param checkpointMillis duration of that checkpoint
 * @param startSeconds from submission until every task runs, with no state
 * @param restoreSeconds the same from that checkpoint, in a new TaskManager
 * @param peakResidentBytes most memory that the TaskManager held
 */
public record ScaleRun(
        long keys,
        int parallelism,
        long records,
        double recordsPerSecond,
        double cpuSecondsPerMillion,
        double keyedUpdatesPerMillion,
        double fillPerSecond,
        long stateBytes,
        double stateBytesPerKey,
        long checkpointMillis,
        double startSeconds,
        double restoreSeconds,
        long peakResidentBytes) {}
