package io.cordon.bench.idle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to measure.
 *
 * @param folder of the stack's data; the benchmark's own, deleted before and after
 * @param command starts the stack, and everything of it is a child of this process
 * @param settle how long it is left alone before anything counts
 * @param time how long it is watched
 */
public record IdleSettings(Path folder, List<String> command, Duration settle, Duration time) {

    /** Checks the times. */
    public IdleSettings {
        command = List.copyOf(command);
        if (settle.isNegative() || time.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "Cannot measure idle cost: settle for 0 or more and watch for at least 1 second");
        }
    }
}
