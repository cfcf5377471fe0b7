package io.cordon.local.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./cordon} as a process of its own: what the script starts once everything is built, with
 * the same options and class path. What it prints goes to a file.
 */
final class CordonProcess implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("cordon.root"));

    private static final int SIGINT = 2;

    private static final Path LAUNCHER = ROOT.resolve("deploy/local/src/main/launcher");
    private static final Path BUILT = ROOT.resolve("deploy/local/target");

    private final Process process;
    private final Path output;

    private CordonProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it on the JDK of this JVM. */
    static CordonProcess start(Path data, Path output, String... arguments) throws IOException {
        return start(Path.of(System.getProperty("java.home")), data, output, arguments);
    }

    /**
     * Starts it in a process group of its own, as a shell would.
     *
     * @param java home of a JDK
     * @param data the data folder
     * @param output takes what it prints, errors included
     */
    static CordonProcess start(Path java, Path data, Path output, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add("setsid");
        if (ignoresInterrupts()) {
            // Who is started in the background inherits that, and then Ctrl-C could not be tried.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(java.resolve("bin").resolve("java").toString());
        command.add("@" + LAUNCHER.resolve("jvm.options"));
        if (feature(java) >= 24) {
            command.add("@" + LAUNCHER.resolve("jvm-24.options"));
        }
        command.add("-Dcordon.root=" + ROOT);
        command.add("-Dcordon.terminal=false");
        command.add("-cp");
        command.add(
                BUILT.resolve("classes")
                        + File.pathSeparator
                        + Files.readString(BUILT.resolve("launcher/classpath")).strip());
        command.add("io.cordon.local.Cordon");
        command.addAll(List.of(arguments));
        command.add("--data");
        command.add(data.toString());
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new CordonProcess(process, output);
    }

    /** Whether this JVM was started with SIGINT ignored, as a shell's {@code &} does. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask & 1L << (SIGINT - 1)) != 0);
    }

    /** The version of a JDK, from the file that each has in its home. */
    static int feature(Path java) throws IOException {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(java.resolve("release"))) {
            release.load(reader);
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("\\D", 2)[0]);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and returns its exit code. */
    int await(Duration limit) throws InterruptedException, IOException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("it still runs after " + limit + ": " + output());
        }
        return process.exitValue();
    }

    /** What Ctrl-C in a terminal does: SIGINT to the whole process group. */
    void interrupt() throws IOException, InterruptedException {
        // The shell's own kill: a bare machine has no other one.
        int code =
                new ProcessBuilder("sh", "-c", "kill -s INT -- \"-$1\"", "sh", "" + process.pid())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("cannot interrupt process group " + process.pid());
        }
    }

    /** SIGKILL for this process alone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it if it still runs; its engines follow it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
