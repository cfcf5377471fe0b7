package io.cordon.stack.flink;

import io.cordon.stack.flink.FlinkSettings.StateBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a Flink cluster keeps what it writes.
 *
 * @param base {@code flink/} under the stack's directory
 */
public record FlinkFolders(Path base) {

    /**
     * Holds {@code <job id>/chk-<n>/} of every job that ever ran here with this backend: one cannot
     * restore the other's.
     */
    public Path checkpoints(StateBackend backend) {
        return base.resolve(
                switch (backend) {
                    case ROCKSDB -> "checkpoints";
                    case HEAP -> "checkpoints-heap";
                });
    }

    public Path savepoints() {
        return base.resolve("savepoints");
    }

    /** Working files of one process; worth nothing once it has ended. */
    public Path temporary(String process) {
        return base.resolve("tmp").resolve(process);
    }

    /** Makes the folder for working files empty: a killed process leaves its state files behind. */
    public void clearTemporary(String process) throws IOException {
        Path folder = temporary(process);
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> tree = Files.walk(folder)) {
                deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
        Files.createDirectories(folder);
    }
}
