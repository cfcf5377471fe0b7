package io.cordon.ingest.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the tests in a JVM of its own, to be killed. It calls {@link #pause} at the place
 * where it is told to stop.
 */
public final class PausingProcess implements AutoCloseable {

    private static final String PAUSED = "paused";

    private final Process process;

    private PausingProcess(Process process) {
        this.process = process;
    }

    /** Starts the class's {@code main}. */
    public static PausingProcess start(Class<?> program, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.addAll(arguments);
        return new PausingProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** The program's side: says on its output where it is, and waits for its input to end. */
    public static void pause() throws IOException {
        System.out.println(PAUSED);
        while (System.in.read() >= 0) {
            // until the parent ends it
        }
    }

    /** Returns when it has come to its place. */
    public void awaitPause() throws IOException {
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals(PAUSED)) {
                return;
            }
        }
        throw new IOException("the process ended before it came to its place");
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
