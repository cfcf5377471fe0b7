package io.cordon.stack.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The unpacked program that the build takes from the Maven repository. */
public final class Distribution {

    /** Names a folder with an unpacked node; by default the build's own is used. */
    public static final String HOME_PROPERTY = "cordon.elasticsearch.home";

    /** Names the project's folder; the launcher and the tests set it. */
    public static final String ROOT_PROPERTY = "cordon.root";

    private Distribution() {}

    /**
     * @throws IOException when there is none; the message says what to run
     */
    public static Path locate() throws IOException {
        String home = System.getProperty(HOME_PROPERTY);
        if (home != null) {
            return check(Path.of(home));
        }
        String root = System.getProperty(ROOT_PROPERTY);
        if (root == null) {
            throw new IOException(
                    "Cannot find Elasticsearch: neither of the system properties "
                            + HOME_PROPERTY
                            + " and "
                            + ROOT_PROPERTY
                            + " is set");
        }
        Path unpacked = Path.of(root, "deploy", "stack", "target", "elasticsearch");
        if (!Files.isDirectory(unpacked)) {
            throw new IOException(
                    "Cannot find Elasticsearch: "
                            + unpacked
                            + " does not exist: run ./mvnw -pl deploy/stack -am process-resources");
        }
        try (Stream<Path> versions = Files.list(unpacked)) {
            List<Path> sorted = versions.filter(Files::isDirectory).sorted().toList();
            return check(sorted.isEmpty() ? unpacked : sorted.get(sorted.size() - 1));
        }
    }

    private static Path check(Path home) throws IOException {
        if (!Files.isRegularFile(home.resolve("bin").resolve("elasticsearch"))) {
            throw new IOException(
                    "Cannot find Elasticsearch: " + home + " has no bin/elasticsearch");
        }
        return home.toAbsolutePath().normalize();
    }
}
