package io.cordon.local.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Local telemetry that is not part of the repository; tests on it are skipped without it. */
final class Corpus {

    private Corpus() {}

    /** A path below the corpus, whether it is there or not. */
    static Path at(String relative) {
        String root = System.getenv("CORDON_CORPUS");
        Path corpus =
                root != null
                        ? Path.of(root)
                        : Path.of(System.getProperty("cordon.root", ".."))
                                .resolve("../shared/data");
        return corpus.resolve(relative).normalize();
    }

    /** A path below the corpus; skips the test when it is not there. */
    static Path require(String relative) {
        Path path = at(relative);
        assumeTrue(Files.exists(path), () -> "no corpus at " + path + "; set CORDON_CORPUS");
        return path;
    }
}
