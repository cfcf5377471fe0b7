package io.cordon.bench.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** A JDK flight recording of another process, started through its own diagnostic commands. */
public final class FlightRecording {

    private static final String NAME = "cordon-bench";

    /** The parts of the system by the beginning of class names; the first that fits counts. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("io.cordon.stream.kafka.FlowPeek", "prefilter");
        PARTS.put("io.cordon.stream.kafka.DnsPeek", "prefilter");
        PARTS.put("io.cordon.stream.kafka.AvroCursor", "prefilter");
        PARTS.put("io.cordon.stream.kafka.Telemetry", "source deserializer");
        PARTS.put("io.cordon.detect.", "detectors and their state");
        PARTS.put("io.cordon.stream.elasticsearch.", "Elasticsearch sink");
        PARTS.put("io.cordon.stream.", "operators and their serializers");
        PARTS.put("io.cordon.bench.", "benchmark");
        PARTS.put("io.cordon.schema.", "Avro decode");
        PARTS.put("org.apache.avro.", "Avro decode");
        PARTS.put("org.rocksdb.", "RocksDB");
        PARTS.put("org.apache.flink.state.rocksdb.RocksDBCaching", "RocksDB timers");
        PARTS.put("org.apache.flink.state.rocksdb.TreeOrdered", "RocksDB timers");
        PARTS.put("org.apache.flink.state.rocksdb.", "RocksDB");
        PARTS.put("org.apache.flink.runtime.state.heap.KeyGroupPartitioned", "RocksDB timers");
        PARTS.put("org.apache.flink.connector.kafka.", "Flink's Kafka source");
        PARTS.put("org.apache.flink.connector.base.", "Flink's Kafka source");
        PARTS.put("org.apache.kafka.", "Kafka client");
        PARTS.put("co.elastic.", "Elasticsearch sink");
        PARTS.put("org.elasticsearch.", "Elasticsearch sink");
        PARTS.put("org.apache.flink.runtime.metrics.", "Flink's metrics, RPC");
        PARTS.put("org.apache.pekko.", "Flink's metrics, RPC");
        PARTS.put("org.apache.flink.", "Flink");
    }

    private FlightRecording() {}

    /** Starts one. */
    public static void start(long pid) throws IOException {
        command(pid, "JFR.start", "name=" + NAME, "settings=profile");
    }

    /** Stops it and forgets it. */
    public static void discard(long pid) throws IOException {
        command(pid, "JFR.stop", "name=" + NAME);
    }

    /** Stops it and writes the file. */
    public static void stop(long pid, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        command(pid, "JFR.stop", "name=" + NAME, "filename=" + file.toAbsolutePath());
    }

    /**
     * Where the processor's time went: first the parts of the system, then single methods.
     *
     * @return lines of share and name, the largest first
     */
    public static List<String> summary(Path file, int methods) throws IOException {
        Map<String, Integer> parts = new HashMap<>();
        Map<String, Integer> tops = new HashMap<>();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (stack != null && !stack.getFrames().isEmpty() && isWork(event, stack)) {
                    parts.merge(part(stack), 1, Integer::sum);
                    tops.merge(name(stack.getFrames().get(0)), 1, Integer::sum);
                }
            }
        }
        List<String> lines = new ArrayList<>(shares(parts, parts.size()));
        lines.add("");
        lines.addAll(shares(tops, methods));
        return lines;
    }

    /** Native samples are of waiting too; those in RocksDB are work. */
    private static boolean isWork(RecordedEvent event, RecordedStackTrace stack) {
        String type = event.getEventType().getName();
        return type.equals("jdk.ExecutionSample")
                || (type.equals("jdk.NativeMethodSample")
                        && name(stack.getFrames().get(0)).startsWith("org.rocksdb."));
    }

    /** The part that the innermost frame of a known package belongs to. */
    private static String part(RecordedStackTrace stack) {
        for (RecordedFrame frame : stack.getFrames()) {
            String name = name(frame);
            for (Map.Entry<String, String> part : PARTS.entrySet()) {
                if (name.startsWith(part.getKey())) {
                    return part.getValue();
                }
            }
        }
        return "the rest";
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static List<String> shares(Map<String, Integer> counts, int most) {
        double all = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()));
        return sorted.stream()
                .limit(most)
                .map(
                        entry ->
                                "%5.1f %%  %s"
                                        .formatted(100 * entry.getValue() / all, entry.getKey()))
                .toList();
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
