package io.cordon.ingest.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Local telemetry that is not part of the repository; tests on it are skipped without it. */
public final class CorpusFiles {

    private CorpusFiles() {}

    /** A path below the corpus, whether it is there or not; empty for the corpus itself. */
    public static Path at(String relative) {
        String root = System.getenv("CORDON_CORPUS");
        Path corpus =
                root != null
                        ? Path.of(root)
                        : Path.of(System.getProperty("cordon.root", ".."))
                                .resolve("../shared/data");
        return corpus.resolve(relative).normalize();
    }

    /** A path below the corpus; skips the test when it is not there. */
    public static Path require(String relative) {
        Path path = at(relative);
        assumeTrue(Files.exists(path), () -> "no corpus at " + path + "; set CORDON_CORPUS");
        return path;
    }

    /**
     * Lines as {@code zcat -f FILE | wc -l} counts them, plus one when the last has no line end.
     */
    public static long lines(Path file) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            byte[] content = (gzip ? new GZIPInputStream(raw) : raw).readAllBytes();
            long lines = 0;
            for (byte b : content) {
                lines += b == '\n' ? 1 : 0;
            }
            return lines + (content.length > 0 && content[content.length - 1] != '\n' ? 1 : 0);
        }
    }
}
