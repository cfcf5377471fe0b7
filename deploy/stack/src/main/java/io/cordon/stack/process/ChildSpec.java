package io.cordon.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run and how to recognise it.
 *
 * @param name short and lower case; names the log and the pid file
 * @param directory owns {@code logs/} and {@code run/}
 * @param command the program and its arguments
 * @param environment added to the environment of the parent
 * @param marker text that the command line of this child holds and no other process's does
 * @param deadline how long it may take to become ready
 * @param grace how long it may take to stop by itself before it is killed
 */
public record ChildSpec(
        String name,
        Path directory,
        List<String> command,
        Map<String, String> environment,
        String marker,
        Duration deadline,
        Duration grace) {

    public ChildSpec {
        if (!name.matches("[a-z][a-z-]{0,30}")) {
            throw new IllegalArgumentException("Cannot name a child process: '" + name + "'");
        }
        directory = directory.toAbsolutePath().normalize();
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.stream().noneMatch(argument -> argument.contains(marker))) {
            throw new IllegalArgumentException(
                    "Cannot recognise child process " + name + ": its command lacks its marker");
        }
    }

    /** Everything that the child prints since its last start. */
    public Path output() {
        return directory.resolve("logs").resolve(name + ".out");
    }

    Path pidFile() {
        return directory.resolve("run").resolve(name + ".pid");
    }
}
