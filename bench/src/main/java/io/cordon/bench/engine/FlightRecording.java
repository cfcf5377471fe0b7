package io.cordon.bench.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** A JDK flight recording of another process, started through its own diagnostic commands. */
public final class FlightRecording {

    private static final String NAME = "cordon-bench";

    private FlightRecording() {}

    /** Starts one. */
    public static void start(long pid) throws IOException {
        command(pid, "JFR.start", "name=" + NAME, "settings=profile");
    }

    /** Stops it and writes the file. */
    public static void stop(long pid, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        command(pid, "JFR.stop", "name=" + NAME, "filename=" + file.toAbsolutePath());
    }

    /**
     * Where the processor's time went: the methods on top of the sampled stacks.
     *
     * @return lines of share and method, the largest first
     */
    public static List<String> top(Path file, int most) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        int all = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")
                        && stack != null
                        && !stack.getFrames().isEmpty()) {
                    RecordedFrame frame = stack.getFrames().get(0);
                    counts.merge(
                            frame.getMethod().getType().getName()
                                    + "."
                                    + frame.getMethod().getName(),
                            1,
                            Integer::sum);
                    all++;
                }
            }
        }
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()));
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : sorted.subList(0, Math.min(most, sorted.size()))) {
            lines.add("%5.1f %%  %s".formatted(100.0 * entry.getValue() / all, entry.getKey()));
        }
        return lines;
    }

    private static void command(long pid, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("Cannot record process " + pid + ": " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot record process " + pid + ": interrupted");
        }
    }
}
