package io.cordon.bench.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the pipeline runs on, and where the result goes. */
final class EngineOptions {

    private static final int LEAST_MEGABYTES = 1024;

    @Option(
            names = "--task-manager-memory",
            paramLabel = "MB",
            description =
                    "All memory of Flink's TaskManager: heap, RocksDB, network (default: ${DEFAULT-VALUE}).",
            defaultValue = "2048")
    private int taskManagerMegabytes;

    @Mixin private ResultOptions result = new ResultOptions();

    int taskManagerMegabytes() {
        if (taskManagerMegabytes < LEAST_MEGABYTES) {
            throw new IllegalArgumentException(
                    "--task-manager-memory must be at least " + LEAST_MEGABYTES);
        }
        return taskManagerMegabytes;
    }

    @Nullable Path out() {
        return result.out();
    }

    /** An own folder under the given one, so that nothing of the user's is deleted. */
    Path folder(Path byDefault) {
        return result.folder(byDefault);
    }
}
