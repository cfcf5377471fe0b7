package io.cordon.stack.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the checkpoint from which a job goes on after its JobManager, and with it its job id, is
 * gone.
 */
public final class RetainedCheckpoints {

    private record Found(Path folder, long completedMillis, long number) {}

    private RetainedCheckpoints() {}

    /**
     * The checkpoint that completed last, over all job ids below the folder; empty when there is
     * none.
     *
     * <p>Use it where one job at a time takes checkpoints. A checkpoint counts only when it has its
     * {@code _metadata}, which Flink writes at the end and in one step.
     */
    public static Optional<Path> newest(Path checkpoints) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path job : folders(checkpoints)) {
            for (Path folder : folders(job)) {
                String name = folder.getFileName().toString();
                if (name.matches("chk-[0-9]{1,18}")) {
                    inspect(folder, Long.parseLong(name.substring(4))).ifPresent(found::add);
                }
            }
        }
        return found.stream()
                .max(
                        Comparator.comparingLong(Found::completedMillis)
                                .thenComparingLong(Found::number))
                .map(Found::folder);
    }

    private static Optional<Found> inspect(Path folder, long number) throws IOException {
        try {
            long completed = Files.getLastModifiedTime(folder.resolve("_metadata")).toMillis();
            return Optional.of(new Found(folder, completed, number));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // never completed, or subsumed while we looked
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).toList();
        }
    }
}
