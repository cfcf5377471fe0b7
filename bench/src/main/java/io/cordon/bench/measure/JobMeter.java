package io.cordon.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.stack.flink.FlinkRest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks a running Flink job how far it is. Records are those that its Kafka sources have taken from
 * the consumer; updates of keyed state are the batches that the keyed operator has received, each
 * of which reads and writes the state of its key once.
 */
public final class JobMeter {

    private final FlinkRest rest;
    private final String job;
    private final ProcessMeter processes;
    private final List<String> read = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<String> keyed = new ArrayList<>();

    /**
     * A meter of a job whose tasks all run.
     *
     * @param sources the sources that count, by the beginning of their names
     * @param processes what they cost
     */
    public JobMeter(FlinkRest rest, String job, Set<String> sources, ProcessMeter processes)
            throws IOException {
        this.rest = rest;
        this.job = job;
        this.processes = processes;
        for (JsonNode vertex : rest.get("/jobs/" + job).path("vertices")) {
            String name = vertex.path("name").asText();
            String id = vertex.path("id").asText();
            names.put(id, name);
            if (sources.stream().anyMatch(source -> name.startsWith("Source: " + source))) {
                read.add(id);
            } else if (name.startsWith("detect")) {
                keyed.add(id);
            }
        }
        if (read.isEmpty()) {
            throw new IOException(
                    "Cannot measure job " + job + ": none of its vertices is a source");
        }
    }

    /** How far it is now. */
    public Sample sample() throws IOException {
        long records = 0;
        for (String vertex : read) {
            // Asked each time: the counter of a topic is there once its feeds have been read.
            for (String counter : counters(vertex)) {
                records += sum(vertex, counter);
            }
        }
        long updates = 0;
        long revisions = 0;
        for (String vertex : keyed) {
            updates += sum(vertex, "numRecordsIn");
            revisions += sum(vertex, "detect.numRecordsOut");
        }
        return processes.sample(System.nanoTime(), records, updates, revisions);
    }

    /**
     * Names such as {@code Source__read-telemetry.deserializer.topic.cordon_flow_v1.records}, which
     * count records that go no further than the consumer too; of a source that lets all of them
     * through, {@code Source__read.numRecordsIn}.
     */
    private List<String> counters(String vertex) throws IOException {
        List<String> own = new ArrayList<>();
        List<String> flink = new ArrayList<>();
        for (JsonNode metric : rest.get(metrics(vertex))) {
            String name = metric.path("id").asText();
            if (name.startsWith("Source__") && name.endsWith(".records")) {
                own.add(name);
            } else if (name.startsWith("Source__") && name.endsWith(".numRecordsIn")) {
                flink.add(name);
            }
        }
        return own.isEmpty() ? flink : own;
    }

    private long sum(String vertex, String metric) throws IOException {
        return (long)
                rest.get(metrics(vertex) + "?get=" + metric + "&agg=sum")
                        .path(0)
                        .path("sum")
                        .asDouble();
    }

    private String metrics(String vertex) {
        return "/jobs/" + job + "/vertices/" + vertex + "/subtasks/metrics";
    }

    /**
     * How far the newest record that a source has handed on was behind the clock when it did,
     * milliseconds; the slowest subtask. Negative when it has handed on nothing yet.
     */
    public double emitLagMillis(String source) throws IOException {
        String metric = "Source__" + source.replace('.', '_') + ".currentEmitEventTimeLag";
        for (Map.Entry<String, String> vertex : names.entrySet()) {
            if (vertex.getValue().startsWith("Source: " + source)) {
                return rest.get(metrics(vertex.getKey()) + "?get=" + metric + "&agg=max")
                        .path(0)
                        .path("max")
                        .asDouble(-1);
            }
        }
        throw new IOException("Cannot measure job " + job + ": it has no source " + source);
    }

    /** The checkpoints so far. */
    public Checkpoints checkpoints() throws IOException {
        return Checkpoints.of(rest.get("/jobs/" + job + "/checkpoints"));
    }
}
