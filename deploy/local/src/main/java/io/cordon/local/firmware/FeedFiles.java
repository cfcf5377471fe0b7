package io.cordon.local.firmware;

import io.cordon.ingest.file.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that a firmware is judged by.
 *
 * @param nvd NVD CVE API 2.0, files or folders
 * @param cve5 CVE JSON 5, files or folders
 * @param kev catalogue of known exploited vulnerabilities; null when not given
 * @param epss EPSS scores; null when not given
 * @param eol dates of support; null when not given
 */
public record FeedFiles(
        List<Path> nvd,
        List<Path> cve5,
        @Nullable Path kev,
        @Nullable Path epss,
        @Nullable Path eol) {

    private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson");

    /** No file at all. */
    public static final FeedFiles NONE = new FeedFiles(List.of(), List.of(), null, null, null);

    /** Copies the lists. */
    public FeedFiles {
        nvd = List.copyOf(nvd);
        cve5 = List.copyOf(cve5);
    }

    /**
     * The files among the paths, and the JSON files below the folders among them: what else lies in
     * a folder (checksums, notes) is no feed.
     *
     * @throws IOException when a folder holds none
     */
    static List<Path> expand(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            List<Path> found = InputFiles.expand(List.of(path));
            if (Files.isDirectory(path)) {
                found = found.stream().filter(FeedFiles::json).toList();
                if (found.isEmpty()) {
                    throw new IOException(
                            "Cannot read folder "
                                    + path
                                    + ": it holds no .json or .jsonl file, plain or .gz");
                }
            }
            files.addAll(found);
        }
        return files.stream().distinct().toList();
    }

    private static boolean json(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream()
                .flatMap(ending -> Stream.of(ending, ending + ".gz"))
                .anyMatch(name::endsWith);
    }
}
