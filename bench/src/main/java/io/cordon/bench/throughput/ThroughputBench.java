package io.cordon.bench.throughput;

import io.cordon.bench.engine.BenchEngines;
import io.cordon.bench.engine.FlightRecording;
import io.cordon.bench.engine.MeasuredJob;
import io.cordon.bench.load.Load;
import io.cordon.bench.load.LoadCredentials;
import io.cordon.bench.load.LoadSummary;
import io.cordon.bench.load.LoadWriter;
import io.cordon.bench.measure.Machine;
import io.cordon.bench.measure.Window;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.stream.kafka.TelemetrySources;
import io.cordon.stream.live.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs every mode over the same topics in turn, as often as asked. */
public final class ThroughputBench {

    private final ThroughputSettings settings;
    private final Clock clock;
    private final Consumer<String> log;
    private final DetectionSettings detection = new LoadCredentials().detection();

    /**
     * Measures nothing yet.
     *
     * @param log takes one line per event
     */
    public ThroughputBench(ThroughputSettings settings, Clock clock, Consumer<String> log) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    /** Measures everything. */
    public ThroughputResult run() throws IOException {
        String begin = clock.instant().toString();
        List<MixResult> mixes = new ArrayList<>();
        for (Load load : settings.loads()) {
            mixes.add(measure(load));
        }
        return new ThroughputResult(
                "throughput",
                begin,
                Machine.current(),
                settings.parallelism(),
                settings.taskManagerMegabytes(),
                settings.repetitions(),
                Graphs.CHECKPOINTS.toSeconds(),
                settings.warm(),
                Window.WARM_UP,
                mixes.stream().allMatch(MixResult::valid),
                mixes);
    }

    private MixResult measure(Load load) throws IOException {
        log.accept("starting Kafka, Elasticsearch and Flink");
        try (BenchEngines engines =
                new BenchEngines(
                        settings.folder(),
                        settings.parallelism(),
                        settings.taskManagerMegabytes())) {
            engines.start();
            LoadSummary written;
            try (LoadWriter writer = new LoadWriter(engines.bootstrapServers())) {
                log.accept(
                        "writing %,d records of mix %s"
                                .formatted(load.records(), load.mix().name()));
                written = writer.writeAll(load, false);
            }
            log.accept("written in %.0f s".formatted(written.writeSeconds()));
            long total = written.recordsOn(TelemetrySources.records().keySet());
            List<Run> runs = new ArrayList<>();
            for (int repetition = 1; repetition <= settings.repetitions(); repetition++) {
                for (Mode mode : Mode.values()) {
                    if (settings.modes().contains(mode)) {
                        Run run = run(engines, load, mode, repetition, total);
                        log.accept(
                                "%s (%s): %,.0f records/s"
                                        .formatted(
                                                mode.letter(),
                                                mode.title(),
                                                run.recordsPerSecond()));
                        runs.add(run);
                    }
                }
            }
            double stored =
                    (double) engines.storedBytes(written.records().keySet())
                            / written.recordsOn(written.records().keySet());
            return MixResult.of(written, stored, runs);
        }
    }

    private Run run(BenchEngines engines, Load load, Mode mode, int repetition, long total)
            throws IOException {
        String servers = engines.bootstrapServers();
        return switch (mode) {
            case CONSUME -> plain(servers, mode, repetition, total, false);
            case CONSUME_DECODE -> plain(servers, mode, repetition, total, true);
            default -> flink(engines, load, mode, repetition, total);
        };
    }

    private void attach(StreamExecutionEnvironment job, BenchEngines engines, Mode mode) {
        Endpoints endpoints =
                new Endpoints(engines.bootstrapServers(), engines.elasticsearch().url());
        switch (mode) {
            case FLINK_DECODE -> Graphs.decode(job, endpoints.bootstrapServers());
            case PIPELINE -> Graphs.pipeline(job, endpoints, detection);
            case PIPELINE_WITHOUT_SINKS -> Graphs.withoutSinks(job, endpoints, detection);
            default -> throw new IllegalArgumentException(mode + " is no Flink job");
        }
    }

    private static Run plain(String servers, Mode mode, int repetition, long total, boolean decode)
            throws IOException {
        PlainRead read = new PlainRead(servers, decode);
        Window window = Window.of(read.run(total), skip(total), total);
        return Run.plain(mode, repetition, total, window);
    }

    private Run flink(BenchEngines engines, Load load, Mode mode, int repetition, long total)
            throws IOException {
        long pid = engines.freshTaskManager();
        Path recordings = settings.recordings();
        if (recordings != null) {
            // The first recording of a process makes the compiler begin anew.
            FlightRecording.start(pid);
        }
        if (settings.warm()) {
            MeasuredJob.Started before = start(engines, mode, "-warm-up");
            before.until(total);
            before.cancel();
            if (recordings != null) {
                FlightRecording.discard(pid);
                FlightRecording.start(pid);
            }
        }
        engines.emptyIndices();
        MeasuredJob.Started job = start(engines, mode, "");
        MeasuredJob.Result result = job.until(total);
        if (recordings != null) {
            Path file =
                    recordings.resolve(
                            "%s-%s-%d.jfr".formatted(load.mix().name(), mode.letter(), repetition));
            FlightRecording.stop(pid, file);
            job.cancel();
            FlightRecording.summary(file, 20).forEach(log);
        } else {
            job.cancel();
        }
        return Run.flink(
                mode,
                repetition,
                total,
                Window.of(result.samples(), skip(total), total),
                result.peakResidentBytes(),
                mode == Mode.FLINK_DECODE ? null : result.checkpoints());
    }

    private MeasuredJob.Started start(BenchEngines engines, Mode mode, String suffix)
            throws IOException {
        return new MeasuredJob(engines, Graphs.sources())
                .start(
                        "bench-" + mode.letter() + suffix,
                        settings.parallelism(),
                        Optional.empty(),
                        job -> attach(job, engines, mode));
    }

    private static long skip(long total) {
        return (long) (total * Window.WARM_UP);
    }
}
