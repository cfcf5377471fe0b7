package io.cordon.local.endtoend;

import static org.awaitility.Awaitility.await;

import io.cordon.local.running.RunningStack;
import io.cordon.local.running.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./cordon up} as a process, and the engines that it keeps. */
final class UpProcess implements AutoCloseable {

    /** The engines' processes, as their pid files and log lines name them. */
    static final List<String> ENGINES =
            List.of("kafka", "elasticsearch", "flink-jobmanager", "flink-taskmanager");

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final CordonProcess process;
    private final Path data;

    private UpProcess(CordonProcess process, Path data) {
        this.process = process;
        this.data = data;
    }

    /** Returns when telemetry can be fed. */
    static UpProcess start(Path data, Path output, String... options) throws IOException {
        String[] arguments =
                Stream.concat(
                                Stream.of(
                                        "up",
                                        "--kafka-port=0",
                                        "--elasticsearch-port=0",
                                        "--flink-port=0"),
                                Stream.of(options))
                        .toArray(String[]::new);
        UpProcess up = new UpProcess(CordonProcess.start(data, output, arguments), data);
        await().atMost(PATIENCE)
                .until(() -> !up.process.isAlive() || up.output().contains("Ctrl-C stops"));
        if (!up.process.isAlive()) {
            throw new IOException("it did not come up: " + up.output());
        }
        return up;
    }

    String output() throws IOException {
        return process.output();
    }

    RunningStack stack() throws IOException {
        return new StackFile(data).require();
    }

    Index index() throws IOException {
        return new Index(stack().elasticsearch());
    }

    /** SIGKILL for one engine and what it has started. */
    void kill(String engine) throws IOException {
        ProcessHandle process = ProcessHandle.of(pid(engine)).orElseThrow();
        List<ProcessHandle> tree =
                Stream.concat(process.descendants(), Stream.of(process)).toList();
        tree.forEach(ProcessHandle::destroyForcibly);
    }

    private long pid(String engine) throws IOException {
        return Long.parseLong(Files.readString(data.resolve("run").resolve(engine + ".pid")));
    }

    /** True when the engine was started again after it had been killed. */
    boolean runsAgain(String engine) throws IOException {
        return output().contains(engine + " runs again");
    }

    /** Ctrl-C; returns the exit code. */
    int interrupt() throws IOException, InterruptedException {
        process.interrupt();
        return process.await(PATIENCE);
    }

    /** Every process of this machine that was started for our data folder. */
    List<String> processes() throws IOException {
        String marker = data.toString();
        return ProcessHandle.allProcesses()
                .filter(p -> p.pid() != ProcessHandle.current().pid())
                .map(p -> p.info().commandLine().orElse(""))
                .filter(line -> line.contains(marker))
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}
