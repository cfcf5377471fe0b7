package io.cordon.local.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the stack keeps its data. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the stack's data, logs and keys (default: .cordon beside the launcher).")
    private @Nullable Path data;

    Path folder(Path byDefault) {
        return (data == null ? byDefault : data).toAbsolutePath().normalize();
    }
}
