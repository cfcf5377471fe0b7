package io.cordon.bench.idle;

import io.cordon.bench.engine.Folders;
import io.cordon.bench.engine.Pause;
import io.cordon.bench.measure.ProcessUsage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts the stack as a user does, feeds it nothing, and watches all of its processes. */
public final class IdleBench {

    /** What the stack writes when everything runs. */
    private static final String READY = "stack.json";

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final Duration SAMPLE = Duration.ofSeconds(5);

    private final IdleSettings settings;
    private final Clock clock;
    private final Consumer<String> log;

    /**
     * Measures nothing yet.
     *
     * @param log takes one line per event
     */
    public IdleBench(IdleSettings settings, Clock clock, Consumer<String> log) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    /** Measures everything. */
    public IdleResult run() throws IOException {
        String begin = clock.instant().toString();
        Folders.delete(settings.folder());
        Files.createDirectories(settings.folder());
        log.accept("starting the stack");
        Path output = settings.folder().resolveSibling("idle-up.log");
        Process stack =
                new ProcessBuilder(settings.command())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            awaitReady(stack, output);
            log.accept("it runs; left alone for %d s".formatted(settings.settle().toSeconds()));
            Pause.of(settings.settle());
            log.accept("watched for %d s".formatted(settings.time().toSeconds()));
            return watch(begin, stack.toHandle());
        } finally {
            stop(stack);
            Folders.delete(settings.folder());
        }
    }

    private void awaitReady(Process stack, Path output) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!Files.exists(settings.folder().resolve(READY))) {
            if (!stack.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(
                        "Cannot measure: the stack does not start; what it said is in " + output);
            }
            Pause.of(Duration.ofMillis(200));
        }
    }

    private IdleResult watch(String begin, ProcessHandle root) throws IOException {
        Map<Long, String> names = processes(root);
        Map<Long, Double> before = new LinkedHashMap<>();
        for (long pid : names.keySet()) {
            before.put(pid, ProcessUsage.of(pid).cpuSeconds());
        }
        long start = System.nanoTime();
        long end = start + settings.time().toNanos();
        Map<Long, Long> resident = new LinkedHashMap<>();
        int samples = 0;
        do {
            Pause.of(Duration.ofNanos(Math.min(SAMPLE.toNanos(), end - System.nanoTime())));
            for (long pid : names.keySet()) {
                resident.merge(pid, ProcessUsage.of(pid).residentBytes(), Long::sum);
            }
            samples++;
        } while (System.nanoTime() < end);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<IdleProcess> all = new ArrayList<>();
        for (Map.Entry<Long, String> one : names.entrySet()) {
            long pid = one.getKey();
            double cpu = ProcessUsage.of(pid).cpuSeconds() - before.getOrDefault(pid, 0.0);
            all.add(
                    new IdleProcess(
                            one.getValue(),
                            pid,
                            cpu / seconds,
                            resident.getOrDefault(pid, 0L) / samples));
        }
        return IdleResult.of(begin, settings, seconds, all);
    }

    private static Map<Long, String> processes(ProcessHandle root) {
        Map<Long, String> names = new LinkedHashMap<>();
        names.put(root.pid(), "cordon up");
        root.descendants().forEach(child -> names.put(child.pid(), ProcessNames.of(child.pid())));
        return names;
    }

    private static void stop(Process stack) throws IOException {
        stack.destroy();
        try {
            if (!stack.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                stack.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
                stack.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot stop the stack: interrupted");
        }
    }
}
