package io.cordon.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code cordon} at the root, run from a checkout of its own whose path holds a space.
 */
class LauncherTest {

    private static final Path ROOT = Path.of(System.getProperty("cordon.root"));

    @TempDir Path folder;
    private Path checkout;

    private record Result(int code, String output) {}

    @BeforeEach
    void copyTheLauncher() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a check out"));
        Files.copy(ROOT.resolve("cordon"), checkout.resolve("cordon"));
        executable(checkout.resolve("cordon"));
    }

    @Test
    void theScriptIsPosixAndHoldsNoMachinePath() throws Exception {
        assertThat(run(Map.of(), "/bin/sh", "-n", ROOT.resolve("cordon").toString()).code).isZero();
        assertThat(Files.readString(ROOT.resolve("cordon")))
                .doesNotContainPattern("/(home|root|work|Users)/");
    }

    @Test
    void anOldJdkIsToldInOneLine() throws Exception {
        Path home = fakeJdk("11.0.2", "11");
        Result result = run(Map.of("JAVA_HOME", home.toString()), launcher());
        assertThat(result.code).isEqualTo(1);
        assertThat(result.output.lines())
                .singleElement()
                .asString()
                .startsWith("cordon: needs a JDK 17 or newer")
                .contains("is version 11");
    }

    @Test
    void aJavaEightIsNotVersionOne() throws Exception {
        Path home = fakeJdk("1.8.0_202", "1.8");
        assertThat(run(Map.of("JAVA_HOME", home.toString()), launcher()).output)
                .contains("is version 8:");
    }

    @Test
    void aJavaHomeWithoutJavaIsToldInOneLine() throws Exception {
        Result result = run(Map.of("JAVA_HOME", folder.resolve("none").toString()), launcher());
        assertThat(result.code).isEqualTo(1);
        assertThat(result.output.lines()).singleElement().asString().contains("holds none");
    }

    @Test
    void aFailedBuildShowsItsEndAndWhereTheRestIs() throws Exception {
        Files.writeString(
                checkout.resolve("mvnw"), "#!/bin/sh\necho the reason of the failure\nexit 1\n");
        executable(checkout.resolve("mvnw"));
        Result result = run(Map.of("JAVA_HOME", System.getProperty("java.home")), launcher());
        assertThat(result.code).isEqualTo(1);
        assertThat(result.output)
                .contains("cordon: building…")
                .contains("the reason of the failure")
                .contains("the build failed")
                .contains("build.log");
        assertThat(checkout.resolve("deploy/local/target/launcher/lock")).doesNotExist();
    }

    @Test
    void itBuildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        prepareABuildThatSucceeds();
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
        // The class that it starts is not there: Java says so, and that is after the build.
        assertThat(run(environment, launcher()).output)
                .contains("building")
                .contains("io.cordon.local.Cordon");
        assertThat(run(environment, launcher()).output).doesNotContain("building");
        Path source =
                Files.writeString(
                        Files.createDirectories(checkout.resolve("schemas/src/main"))
                                .resolve("New.java"),
                        "");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        assertThat(run(environment, launcher()).output).contains("building");
    }

    @Test
    void itStartsFromAnyFolderAndThroughALink() throws Exception {
        prepareABuildThatSucceeds();
        Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("cordon"));
        Result result = run(Map.of("JAVA_HOME", System.getProperty("java.home")), link.toString());
        assertThat(result.output).contains("io.cordon.local.Cordon");
    }

    @Test
    void itOpensWhatTheTestsOpen() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        var opens = Pattern.compile("<flink.opens>(.*)</flink.opens>").matcher(pom);
        assertThat(opens.find()).isTrue();
        assertThat(Files.readAllLines(ROOT.resolve("deploy/local/src/main/launcher/jvm.options")))
                .containsAll(List.of(opens.group(1).split(" ")));
    }

    private void prepareABuildThatSucceeds() throws IOException {
        Path launcher = checkout.resolve("deploy/local/src/main/launcher");
        Files.createDirectories(launcher);
        for (String options : List.of("jvm.options", "jvm-24.options")) {
            Files.copy(
                    ROOT.resolve("deploy/local/src/main/launcher").resolve(options),
                    launcher.resolve(options));
        }
        Files.writeString(
                checkout.resolve("mvnw"),
                "#!/bin/sh\nprintf '%s' \"$PWD/mvnw\" >deploy/local/target/launcher/classpath\n");
        executable(checkout.resolve("mvnw"));
    }

    private Path fakeJdk(String version, String specification) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk " + specification).resolve("bin"));
        Files.writeString(
                bin.resolve("java"),
                "#!/bin/sh\necho '    java.specification.version = "
                        + specification
                        + "' >&2\necho 'openjdk version \""
                        + version
                        + "\"' >&2\n");
        executable(bin.resolve("java"));
        return bin.resolveSibling(".").normalize();
    }

    private String launcher() {
        return checkout.resolve("cordon").toString();
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
