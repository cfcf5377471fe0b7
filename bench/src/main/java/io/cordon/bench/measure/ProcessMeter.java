package io.cordon.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.stack.flink.FlinkRest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the engines' processes have cost so far.
 *
 * @param rest the JobManager's
 * @param taskManager resource id of the TaskManager
 * @param pid its process
 * @param others the other processes whose processor time is of interest, by name
 */
public record ProcessMeter(FlinkRest rest, String taskManager, long pid, Map<String, Long> others) {

    private static final String GC = "Status.JVM.GarbageCollector.All.Time";
    private static final String HEAP = "Status.JVM.Memory.Heap.Used";

    /** Copies the map. */
    public ProcessMeter {
        others = Map.copyOf(others);
    }

    /** What they have cost when a job has read so many records, and done what it did with them. */
    public Sample sample(long nanos, long records, long updates, long revisions)
            throws IOException {
        Map<String, Double> cpu = new LinkedHashMap<>();
        for (Map.Entry<String, Long> other : others.entrySet()) {
            cpu.put(other.getKey(), ProcessUsage.cpuSecondsOfTree(other.getValue()));
        }
        JsonNode process =
                rest.get("/taskmanagers/" + taskManager + "/metrics?get=" + GC + "," + HEAP);
        return new Sample(
                nanos,
                records,
                ProcessUsage.of(pid).cpuSeconds(),
                cpu,
                value(process, GC),
                value(process, HEAP),
                updates,
                revisions);
    }

    private static long value(JsonNode metrics, String name) {
        for (JsonNode metric : metrics) {
            if (metric.path("id").asText().equals(name)) {
                return metric.path("value").asLong();
            }
        }
        return 0;
    }
}
