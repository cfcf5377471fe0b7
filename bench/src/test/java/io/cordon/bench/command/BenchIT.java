package io.cordon.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.stack.testing.TestDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands themselves on real engines; the figures are worth nothing at this size. */
class BenchIT {

    private static final List<String> MACHINE =
            List.of("cores", "processor", "memoryMegabytes", "os", "jdk");
    private static final List<String> DISTRIBUTION = List.of("p50", "p95", "p99", "max");

    @Test
    void throughput() throws Exception {
        JsonNode result = run("throughput");
        assertThat(names(result))
                .containsExactly(
                        "benchmark",
                        "time",
                        "machine",
                        "parallelism",
                        "taskManagerMegabytes",
                        "repetitions",
                        "checkpointSeconds",
                        "warm",
                        "warmUpShare",
                        "valid",
                        "mixes");
        assertThat(names(result.path("machine"))).containsExactlyElementsOf(MACHINE);
        JsonNode mix = result.at("/mixes/0");
        assertThat(names(mix))
                .containsExactly(
                        "load",
                        "storedBytesPerRecord",
                        "medians",
                        "dOverC",
                        "eOverC",
                        "dOverA",
                        "cOverB",
                        "valid",
                        "runs");
        assertThat(mix.path("storedBytesPerRecord").asDouble()).isBetween(10.0, 300.0);
        for (String ratio : List.of("dOverC", "eOverC", "dOverA", "cOverB")) {
            assertThat(mix.path(ratio).asDouble()).as(ratio).isPositive();
        }
        load(mix.path("load"), 300_000);
        assertThat(mix.path("runs"))
                .extracting(r -> r.path("mode").asText())
                .containsExactly("a", "b", "c", "d", "e");
        for (JsonNode run : mix.path("runs")) {
            assertThat(names(run))
                    .containsExactly(
                            "mode",
                            "repetition",
                            "records",
                            "windowRecords",
                            "windowSeconds",
                            "recordsPerSecond",
                            "keyedUpdatesPerMillion",
                            "revisionsPerMillion",
                            "cpuSecondsPerMillion",
                            "otherCpuSecondsPerMillion",
                            "gcShare",
                            "peakHeapBytes",
                            "peakResidentBytes",
                            "stateBytes",
                            "checkpoints",
                            "checkpointMillis",
                            "longestCheckpointMillis");
            assertThat(run.path("recordsPerSecond").asDouble()).isPositive();
            assertThat(run.path("cpuSecondsPerMillion").asDouble()).isPositive();
            boolean pipeline = "de".contains(run.path("mode").asText());
            assertThat(run.path("keyedUpdatesPerMillion").isNumber()).isEqualTo(pipeline);
        }
        // The pipeline reads what the plain consumer reads, and finds something.
        assertThat(mix.at("/runs/3/records").asLong())
                .isEqualTo(mix.at("/runs/0/records").asLong());
        assertThat(mix.at("/runs/3/keyedUpdatesPerMillion").asDouble()).isPositive();
    }

    @Test
    void latency() throws Exception {
        JsonNode result = run("latency");
        assertThat(names(result))
                .containsExactly(
                        "benchmark",
                        "time",
                        "machine",
                        "mix",
                        "devices",
                        "parallelism",
                        "taskManagerMegabytes",
                        "checkpointSeconds",
                        "maximumPerSecond",
                        "maximumMeasured",
                        "probe",
                        "aimP50Millis",
                        "aimMillis",
                        "aimMet",
                        "runs");
        JsonNode run = result.at("/runs/0");
        assertThat(names(run))
                .containsExactly(
                        "share",
                        "targetPerSecond",
                        "writtenPerSecond",
                        "readPerSecond",
                        "backlog",
                        "sustained",
                        "probes",
                        "missing",
                        "total",
                        "append",
                        "read",
                        "detect",
                        "index",
                        "search");
        assertThat(run.path("probes").asInt()).isGreaterThan(10);
        assertThat(run.path("missing").asInt()).isZero();
        for (String stage : List.of("total", "append", "read", "detect", "index", "search")) {
            assertThat(names(run.path(stage))).as(stage).containsExactlyElementsOf(DISTRIBUTION);
        }
        assertThat(run.at("/total/p50").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(run.at("/total/max").asDouble());
    }

    @Test
    void timeToDetectAFloodThatRoutersExport() throws Exception {
        JsonNode result = run("latency", "--probe", "volume");

        assertThat(result.path("probe").asText()).isEqualTo("volume");
        assertThat(result.path("aimP50Millis").asLong()).isEqualTo(2_000);
        assertThat(result.at("/runs/0/probes").asInt()).isGreaterThan(10);
        assertThat(result.at("/runs/0/missing").asInt()).isZero();
    }

    @Test
    void scale() throws Exception {
        JsonNode result = run("scale");
        assertThat(names(result))
                .containsExactly(
                        "benchmark",
                        "time",
                        "machine",
                        "taskManagerMegabytes",
                        "loads",
                        "runs",
                        "parallelSpeedUp",
                        "mostAgainstFewestKeys");
        load(result.at("/loads/0"), 210_000);
        assertThat(result.path("runs"))
                .extracting(r -> r.path("keys").asLong())
                .containsExactly(10_000L);
        for (JsonNode run : result.path("runs")) {
            assertThat(names(run))
                    .containsExactly(
                            "keys",
                            "parallelism",
                            "records",
                            "recordsPerSecond",
                            "cpuSecondsPerMillion",
                            "keyedUpdatesPerMillion",
                            "fillPerSecond",
                            "stateBytes",
                            "stateBytesPerKey",
                            "checkpointMillis",
                            "startSeconds",
                            "restoreSeconds",
                            "peakResidentBytes");
            for (String figure : List.of("recordsPerSecond", "stateBytes", "restoreSeconds")) {
                assertThat(run.path(figure).asDouble()).as(figure).isPositive();
            }
        }
    }

    private static void load(JsonNode load, long records) {
        assertThat(names(load))
                .containsExactly(
                        "mix",
                        "records",
                        "candidateShare",
                        "valueBytes",
                        "devices",
                        "spanSeconds",
                        "seed",
                        "writeSeconds");
        assertThat(names(load.path("mix")))
                .containsExactly(
                        "name",
                        "flows",
                        "dns",
                        "logins",
                        "devices",
                        "candidates",
                        "attack",
                        "skew",
                        "ipv6",
                        "sampling");
        long sum = 0;
        for (JsonNode count : load.path("records")) {
            sum += count.asLong();
        }
        assertThat(sum).isEqualTo(records);
    }

    private static JsonNode run(String benchmark, String... options) throws Exception {
        Path folder = TestDirectory.create("bench-" + benchmark);
        Path file = folder.resolve("result.json");
        StringWriter output = new StringWriter();
        CommandLine line = BenchCommand.create(folder, Clock.systemUTC(), "unused");
        line.setOut(new PrintWriter(output)).setErr(new PrintWriter(output));
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(0, List.of(benchmark, "--quick", "--out", file.toString()));
        int code = line.execute(arguments.toArray(String[]::new));
        assertThat(code).as(output.toString()).isZero();
        assertThat(folder.resolve("bench")).doesNotExist();
        return new ObjectMapper().readTree(file.toFile());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
