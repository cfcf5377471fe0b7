package io.cordon.local.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where the stack keeps its data. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the stack's data, logs and keys (default: .cordon beside the launcher).")
    private @Nullable Path data;

    /**
     * The folder that a command line will lead to, told before any command is made: loggers want to
     * know. What is wrong with the line, its real parsing says.
     */
    static Path in(String[] arguments, Path byDefault) {
        DataOption option = new DataOption();
        try {
            new CommandLine(option)
                    .setUnmatchedArgumentsAllowed(true)
                    .setUnmatchedOptionsArePositionalParams(true)
                    .setOverwrittenOptionsAllowed(true)
                    .parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            return byDefault;
        }
        return option.folder(byDefault);
    }

    Path folder(Path byDefault) {
        return (data == null ? byDefault : data).toAbsolutePath().normalize();
    }
}
