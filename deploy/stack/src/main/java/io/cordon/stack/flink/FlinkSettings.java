package io.cordon.stack.flink;

import java.time.Duration;

/**
 * The size and the state of a Flink cluster of one TaskManager.
 *
 * @param taskSlots how many parallel subtasks of a job fit; two jobs need the sum
 * @param jobManagerHeapMegabytes limit of the JobManager's heap
 * @param taskManagerMegabytes all memory of the TaskManager's process: heap, state, network,
 *     metaspace
 * @param stateBackend where jobs keep their state
 * @param checkpointInterval how often jobs take a checkpoint
 */
public record FlinkSettings(
        int taskSlots,
        int jobManagerHeapMegabytes,
        int taskManagerMegabytes,
        StateBackend stateBackend,
        Duration checkpointInterval) {

    /** Where a job keeps its state. */
    public enum StateBackend {
        /** On disk: as much state as the disk takes. */
        ROCKSDB("rocksdb"),
        /** In memory: faster, and never more than the TaskManager's heap. */
        HEAP("hashmap");

        private final String flinkName;

        StateBackend(String flinkName) {
            this.flinkName = flinkName;
        }

        /** The value of {@code state.backend.type}. */
        public String flinkName() {
            return flinkName;
        }
    }

    private static final int MIN_TASK_MANAGER_MEGABYTES = 1024;
    private static final int MIN_JOB_MANAGER_MEGABYTES = 192;

    public FlinkSettings {
        if (taskSlots < 1 || taskSlots > 64) {
            throw new IllegalArgumentException(
                    "Cannot size Flink: " + taskSlots + " task slots are outside 1 to 64");
        }
        if (jobManagerHeapMegabytes < MIN_JOB_MANAGER_MEGABYTES) {
            throw new IllegalArgumentException(
                    "Cannot size Flink: JobManager heap of "
                            + jobManagerHeapMegabytes
                            + " MB is below "
                            + MIN_JOB_MANAGER_MEGABYTES
                            + " MB");
        }
        if (taskManagerMegabytes < MIN_TASK_MANAGER_MEGABYTES) {
            throw new IllegalArgumentException(
                    "Cannot size Flink: TaskManager of "
                            + taskManagerMegabytes
                            + " MB is below "
                            + MIN_TASK_MANAGER_MEGABYTES
                            + " MB");
        }
        if (checkpointInterval.compareTo(Duration.ofMillis(10)) < 0) {
            throw new IllegalArgumentException(
                    "Cannot set Flink's checkpoint interval: "
                            + checkpointInterval.toMillis()
                            + " ms is below 10 ms");
        }
    }

    public static FlinkSettings defaults() {
        return new FlinkSettings(4, 384, 1536, StateBackend.ROCKSDB, Duration.ofSeconds(5));
    }

    public FlinkSettings withTaskSlots(int slots) {
        return new FlinkSettings(
                slots,
                jobManagerHeapMegabytes,
                taskManagerMegabytes,
                stateBackend,
                checkpointInterval);
    }

    public FlinkSettings withTaskManagerMegabytes(int megabytes) {
        return new FlinkSettings(
                taskSlots, jobManagerHeapMegabytes, megabytes, stateBackend, checkpointInterval);
    }

    public FlinkSettings withStateBackend(StateBackend backend) {
        return new FlinkSettings(
                taskSlots,
                jobManagerHeapMegabytes,
                taskManagerMegabytes,
                backend,
                checkpointInterval);
    }

    public FlinkSettings withCheckpointInterval(Duration interval) {
        return new FlinkSettings(
                taskSlots, jobManagerHeapMegabytes, taskManagerMegabytes, stateBackend, interval);
    }
}
