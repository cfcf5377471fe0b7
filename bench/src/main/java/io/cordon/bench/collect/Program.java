package io.cordon.bench.collect;

import io.cordon.bench.measure.ProcessUsage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A child process whose output goes to a file. */
final class Program implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final List<String> FOLDERS =
            List.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");

    private final Process process;
    private final Path output;
    private final String name;

    private Program(Process process, Path output, String name) {
        this.process = process;
        this.output = output;
        this.name = name;
    }

    /** Where a program is installed. */
    static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":", -1)), FOLDERS.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it. */
    static Program start(String name, Path folder, List<String> command) throws IOException {
        Files.createDirectories(folder);
        Path output = folder.resolve(name + ".log");
        return new Program(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output,
                name);
    }

    /** Waits until it receives at a port of this machine. */
    void awaitPort(int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (UdpSocketState.ofPort(port).sockets() == 0) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("Cannot start " + name + ": " + lastLine());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    long pid() {
        return process.pid();
    }

    double cpuSeconds() {
        return ProcessUsage.cpuSecondsOfTree(process.pid());
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** Sends the signal by name, to this process alone. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for its end. */
    void awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("Cannot end " + name + ": it runs on");
        }
    }

    /** All that it wrote. */
    String output() throws IOException {
        return Files.readString(output);
    }

    private String lastLine() throws IOException {
        return output().lines().reduce((first, second) -> second).orElse("it says nothing");
    }

    /** Kills it and what it started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
