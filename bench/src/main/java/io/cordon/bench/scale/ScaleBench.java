package io.cordon.bench.scale;

import io.cordon.bench.engine.BenchEngines;
import io.cordon.bench.engine.MeasuredJob;
import io.cordon.bench.load.Load;
import io.cordon.bench.load.LoadCredentials;
import io.cordon.bench.load.LoadSummary;
import io.cordon.bench.load.LoadWriter;
import io.cordon.bench.measure.Checkpoints;
import io.cordon.bench.measure.Machine;
import io.cordon.bench.measure.Sample;
import io.cordon.bench.measure.Window;
import io.cordon.bench.throughput.Graphs;
import io.cordon.stack.flink.RetainedCheckpoints;
import io.cordon.stream.kafka.TelemetrySources;
import io.cordon.stream.live.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Fills the state with keys, one flow of interest from each device, then measures the mix over
 * these devices; then takes a checkpoint and starts again from it in a new process. Sinks are left
 * out: what is scaled is detection.
 */
public final class ScaleBench {

    private static final Duration CHECKPOINT = Duration.ofMinutes(10);

    private final ScaleSettings settings;
    private final Clock clock;
    private final Consumer<String> log;

    /**
     * Measures nothing yet.
     *
     * @param log takes one line per event
     */
    public ScaleBench(ScaleSettings settings, Clock clock, Consumer<String> log) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    /** Measures everything. */
    public ScaleResult run() throws IOException {
        String begin = clock.instant().toString();
        List<LoadSummary> loads = new ArrayList<>();
        List<ScaleRun> runs = new ArrayList<>();
        for (Load load : settings.loads()) {
            boolean first = loads.isEmpty();
            List<Integer> parallelisms =
                    first ? settings.parallelisms() : List.of(settings.slots());
            try (BenchEngines engines =
                    new BenchEngines(
                            settings.folder(), settings.slots(), settings.taskManagerMegabytes())) {
                log.accept("starting Kafka, Elasticsearch and Flink");
                engines.start();
                log.accept(
                        "writing %,d keys and %,d records"
                                .formatted(load.devices(), load.records()));
                LoadSummary written;
                try (LoadWriter writer = new LoadWriter(engines.bootstrapServers())) {
                    written = writer.writeAll(load, true);
                }
                loads.add(written);
                for (int parallelism : parallelisms) {
                    ScaleRun run = measure(engines, load, written, parallelism);
                    log.accept(
                            "%,d keys, parallelism %d: %,.0f records/s"
                                    .formatted(run.keys(), parallelism, run.recordsPerSecond()));
                    runs.add(run);
                }
            }
        }
        return new ScaleResult(
                "scale",
                begin,
                Machine.current(),
                settings.taskManagerMegabytes(),
                loads,
                runs,
                speedUp(runs),
                keysRatio(runs));
    }

    private ScaleRun measure(BenchEngines engines, Load load, LoadSummary written, int parallelism)
            throws IOException {
        engines.freshTaskManager();
        Endpoints endpoints =
                new Endpoints(engines.bootstrapServers(), engines.elasticsearch().url());
        Consumer<StreamExecutionEnvironment> graph =
                job -> Graphs.withoutSinks(job, endpoints, new LoadCredentials().detection());
        MeasuredJob jobs = new MeasuredJob(engines, Graphs.sources());
        MeasuredJob.Started job = jobs.start("bench-scale", parallelism, Optional.empty(), graph);
        long total = written.recordsOn(TelemetrySources.records().keySet());
        long keys = load.devices();
        MeasuredJob.Result result = job.until(total);
        long warm = keys + (long) ((total - keys) * Window.WARM_UP);
        Window window = Window.of(result.samples(), warm, total);
        // The second of two is of a state that no longer changes.
        Checkpoints checkpoints = job.awaitCheckpoints(2, CHECKPOINT);
        job.cancel();
        Path checkpoint =
                RetainedCheckpoints.newest(engines.flink().checkpoints())
                        .orElseThrow(
                                () -> new IOException("Cannot restore: no checkpoint is left"));
        engines.freshTaskManager();
        MeasuredJob.Started restored =
                jobs.start("bench-scale", parallelism, Optional.of(checkpoint), graph);
        restored.cancel();
        return new ScaleRun(
                keys,
                parallelism,
                window.records(),
                window.recordsPerSecond(),
                window.cpuSecondsPerMillion(),
                window.updatesPerMillion(),
                fill(result.samples(), keys),
                checkpoints.stateBytes(),
                (double) checkpoints.stateBytes() / keys,
                checkpoints.longestMillis(),
                job.startSeconds(),
                restored.startSeconds(),
                result.peakResidentBytes());
    }

    private static double fill(List<Sample> samples, long keys) {
        Window window = Window.of(samples, 0, keys);
        return window.recordsPerSecond();
    }

    private @Nullable Double speedUp(List<ScaleRun> runs) {
        ScaleRun lowest = runs.get(0);
        ScaleRun highest = runs.get(settings.parallelisms().size() - 1);
        return lowest == highest ? null : highest.recordsPerSecond() / lowest.recordsPerSecond();
    }

    private @Nullable Double keysRatio(List<ScaleRun> runs) {
        List<ScaleRun> same =
                runs.stream()
                        .filter(run -> run.parallelism() == settings.slots())
                        .sorted(Comparator.comparingLong(ScaleRun::keys))
                        .toList();
        return same.size() < 2
                ? null
                : same.get(same.size() - 1).recordsPerSecond() / same.get(0).recordsPerSecond();
    }
}
