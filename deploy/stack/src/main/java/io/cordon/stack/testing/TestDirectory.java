package io.cordon.stack.testing;

import io.cordon.stack.elasticsearch.NodeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Directories of test stacks: under {@code target/stack/} of the module, named after the test JVM.
 */
public final class TestDirectory {

    private static final String PREFIX = "jvm-";

    private TestDirectory() {}

    /** An empty directory of this JVM; those of JVMs that have ended are deleted on the way. */
    public static synchronized Path create(String name) throws IOException {
        Path base =
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/stack");
        Path mine = base.resolve(PREFIX + ProcessHandle.current().pid());
        Files.createDirectories(mine);
        try (Stream<Path> others = Files.list(base)) {
            for (Path other : others.filter(path -> !path.equals(mine)).toList()) {
                String pid = other.getFileName().toString().replaceFirst(PREFIX, "");
                if (pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(other);
                }
            }
        }
        Path directory = mine.resolve(name);
        delete(directory);
        return Files.createDirectories(directory);
    }

    /** Deletes what a node of this directory had to keep elsewhere (see {@link NodeFolder}). */
    static void deleteRelocated(Path directory) {
        try {
            var elsewhere = NodeFolder.relocated(directory.resolve("elasticsearch"));
            if (elsewhere.isPresent()) {
                delete(elsewhere.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(directory)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
