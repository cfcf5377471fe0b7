package io.cordon.ingest.file;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;

/** The files that paths on a command line stand for. */
public final class InputFiles {

    /** Most files of one run. */
    public static final int MOST = 1_000_000;

    private static final int DEEPEST = 64;

    private InputFiles() {}

    /**
     * Regular files among the paths and below the directories among them, each once, sorted by path
     * text. Symbolic links are followed, loops of them are left.
     *
     * @throws IOException when a path does not exist or cannot be read, or there are more than
     *     {@value #MOST} files
     */
    public static List<Path> expand(List<Path> paths) throws IOException {
        TreeMap<String, Path> files = new TreeMap<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new IOException("Cannot read " + path + ": no such file or directory");
            }
            Files.walkFileTree(
                    path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Collector(files));
        }
        return List.copyOf(files.values());
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final TreeMap<String, Path> files;

        Collector(TreeMap<String, Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (attributes.isRegularFile()) {
                files.put(file.normalize().toString(), file.normalize());
                if (files.size() > MOST) {
                    throw new IOException("Cannot take more than " + MOST + " files in one run");
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof FileSystemLoopException || Files.isSymbolicLink(file)) {
                return FileVisitResult.CONTINUE;
            }
            throw new IOException("Cannot read " + file + ": it is not readable", failure);
        }
    }
}
