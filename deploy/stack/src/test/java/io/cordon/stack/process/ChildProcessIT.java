package io.cordon.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cordon.stack.testing.TestDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ChildProcessIT {

    private static final String PATIENT = "echo started; while :; do sleep 1; done";
    private static final String DEAF = "trap '' TERM; echo started; while :; do sleep 1; done";
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void startsAgainAfterACrashAndKeepsTheOutputOfBoth() throws Exception {
        Path directory = TestDirectory.create("child-again");
        ChildSpec spec = Parent.spec(directory, PATIENT, LONG);
        try (ChildProcess child = new ChildProcess(spec, printed(spec))) {
            child.start();
            child.kill();
            assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(5));
            child.start();
            assertThat(child.isAlive()).isTrue();
        }
        assertThat(spec.output()).content().isEqualTo("started\n");
        assertThat(directory.resolve("logs/child.out.1")).content().isEqualTo("started\n");
        assertThat(spec.pidFile()).isEmptyFile();
    }

    @Test
    void killsWhatDoesNotStopByItself() throws Exception {
        ChildSpec spec = Parent.spec(TestDirectory.create("child-deaf"), DEAF, LONG);
        ChildProcess child = new ChildProcess(spec, printed(spec));
        child.start();
        child.close();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void saysThatItEndedBeforeItWasReady() throws Exception {
        ChildSpec spec = Parent.spec(TestDirectory.create("child-ended"), "exit 3", LONG);
        try (ChildProcess child = new ChildProcess(spec, () -> false)) {
            assertThatThrownBy(child::start)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "Cannot start child: it ended with exit code 3: read " + spec.output());
        }
    }

    @Test
    void killsWhatIsNotReadyInTime() throws Exception {
        ChildSpec spec =
                Parent.spec(TestDirectory.create("child-late"), PATIENT, Duration.ofSeconds(1));
        try (ChildProcess child = new ChildProcess(spec, () -> false)) {
            assertThatThrownBy(child::start)
                    .hasMessage(
                            "Cannot start child: it was not ready within 1 s: read "
                                    + spec.output());
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void stopsWhenItsParentIsKilled() throws Exception {
        Path directory = TestDirectory.create("child-orphan");
        ProcessHandle orphan = orphan(directory, PATIENT);
        await().atMost(LONG).until(() -> !orphan.isAlive());
    }

    @Test
    void endsTheLeftoverOfAKilledParentAtTheNextStart() throws Exception {
        Path directory = TestDirectory.create("child-leftover");
        ProcessHandle orphan = orphan(directory, DEAF);
        ChildSpec spec = Parent.spec(directory, PATIENT, LONG);
        try (ChildProcess child = new ChildProcess(spec, printed(spec))) {
            child.start();
            assertThat(orphan.isAlive()).isFalse();
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void neverTouchesAStrangerThatHasThePidOfALeftover() throws Exception {
        Path directory = TestDirectory.create("child-stranger");
        Process stranger = new ProcessBuilder("sleep", "60").start();
        ChildSpec spec = Parent.spec(directory, PATIENT, LONG);
        Files.createDirectories(spec.pidFile().getParent());
        Files.writeString(spec.pidFile(), Long.toString(stranger.pid()));
        try (ChildProcess child = new ChildProcess(spec, printed(spec))) {
            child.start();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    /** Starts a parent with a child, kills the parent and returns the child. */
    private static ProcessHandle orphan(Path directory, String script) throws Exception {
        List<String> command =
                JvmCommand.of(
                        directory.toString(),
                        List.of("-Xmx64m"),
                        Parent.class.getName(),
                        List.of(directory.toString(), script));
        Process parent = new ProcessBuilder(command).start();
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(
                                parent.getInputStream(), StandardCharsets.US_ASCII))) {
            ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            await().atMost(LONG)
                    .until(
                            () ->
                                    Files.readString(directory.resolve("logs/child.out")).length()
                                            > 0);
            parent.destroyForcibly();
            assertThat(parent.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return child;
        }
    }

    private static Readiness printed(ChildSpec spec) {
        return () -> Files.size(spec.output()) > 0;
    }
}
