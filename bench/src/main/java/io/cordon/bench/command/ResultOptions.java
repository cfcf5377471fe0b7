package io.cordon.bench.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a benchmark keeps its data, and where the result goes. */
final class ResultOptions {

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result as JSON too.")
    private @Nullable Path out;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder for the engines' data, deleted before and after (default: .cordon/bench beside the launcher).")
    private @Nullable Path data;

    @Nullable Path out() {
        return out;
    }

    /** An own folder under the given one, so that nothing of the user's is deleted. */
    Path folder(Path byDefault) {
        return (data == null ? byDefault : data.resolve("cordon-bench"))
                .toAbsolutePath()
                .normalize();
    }
}
