package io.cordon.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.stack.testing.TestDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./cordon demo --exit}, as the README's first command, on one JDK of each other version
 * that this machine has; where there is none, on the JDK of the build.
 */
class OtherJdksIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> theDemoFindsWhatWasPlanted() throws IOException {
        TestStack.stop();
        Map<Integer, Path> homes = others();
        if (homes.isEmpty()) {
            System.out.println(
                    "demo on other JDKs: skipped, there is no other JDK 17 or newer in JAVA_HOME*"
                            + " or /usr/lib/jvm; it runs on the JDK of the build");
            homes.put(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
        }
        return homes.entrySet().stream()
                .map(
                        jdk ->
                                DynamicTest.dynamicTest(
                                        "JDK " + jdk.getKey(),
                                        () -> demo(jdk.getKey(), jdk.getValue())));
    }

    private void demo(int version, Path home) throws Exception {
        Path data = TestDirectory.create("demo-" + version);
        Path output = folder.resolve("demo.out");
        try (CordonProcess demo =
                CordonProcess.start(
                        home,
                        data,
                        output,
                        "demo",
                        "--exit",
                        "--kafka-port=0",
                        "--elasticsearch-port=0",
                        "--flink-port=0")) {
            int code = demo.await(PATIENCE);
            assertThat(code).as("%s", demo.output()).isZero();
            System.out.printf("demo on JDK %d in %s: agrees%n", version, home);
            assertThat(demo.output()).doesNotContain("WARNING");
        }
    }

    /** By version; of several with one version, the first. */
    private static Map<Integer, Path> others() throws IOException {
        List<Path> candidates = new ArrayList<>();
        System.getenv()
                .forEach(
                        (name, value) -> {
                            if (name.startsWith("JAVA_HOME")) {
                                candidates.add(Path.of(value));
                            }
                        });
        Path conventional = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(conventional)) {
            try (Stream<Path> homes = Files.list(conventional)) {
                homes.sorted().forEach(candidates::add);
            }
        }
        Map<Integer, Path> homes = new TreeMap<>();
        for (Path home : candidates) {
            if (Files.isExecutable(home.resolve("bin/javac"))
                    && Files.exists(home.resolve("release"))) {
                homes.putIfAbsent(feature(home), home);
            }
        }
        homes.keySet().removeIf(version -> version < 17 || version == Runtime.version().feature());
        return homes;
    }

    private static int feature(Path home) {
        try {
            return CordonProcess.feature(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
