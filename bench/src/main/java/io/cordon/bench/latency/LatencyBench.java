package io.cordon.bench.latency;

import io.cordon.bench.engine.BenchEngines;
import io.cordon.bench.engine.MeasuredJob;
import io.cordon.bench.load.LoadCredentials;
import io.cordon.bench.load.LoadWriter;
import io.cordon.bench.measure.Machine;
import io.cordon.bench.throughput.Graphs;
import io.cordon.stream.live.Endpoints;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the live job under steady load and watches probes all the way. */
public final class LatencyBench {

    private static final Duration CATCH_UP = Duration.ofSeconds(120);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final double WARM_UP_PER_SECOND = 20_000;

    private final LatencySettings settings;
    private final Clock clock;
    private final Consumer<String> log;

    /**
     * Measures nothing yet.
     *
     * @param log takes one line per event
     */
    public LatencyBench(LatencySettings settings, Clock clock, Consumer<String> log) {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    /** Measures everything. */
    public LatencyResult run() throws IOException {
        String begin = clock.instant().toString();
        log.accept("starting Kafka, Elasticsearch and Flink");
        try (BenchEngines engines =
                new BenchEngines(
                        settings.folder(),
                        settings.parallelism(),
                        settings.taskManagerMegabytes())) {
            engines.start();
            Endpoints endpoints =
                    new Endpoints(engines.bootstrapServers(), engines.elasticsearch().url());
            MeasuredJob.Started job =
                    new MeasuredJob(engines, Graphs.sources())
                            .start(
                                    "bench-latency",
                                    settings.parallelism(),
                                    Optional.empty(),
                                    environment ->
                                            Graphs.pipeline(
                                                    environment,
                                                    endpoints,
                                                    new LoadCredentials().detection()));
            try (LoadWriter writer = new LoadWriter(engines.bootstrapServers());
                    ProbeSource prober = prober(engines);
                    TopicWatch topic = new TopicWatch(engines.bootstrapServers())) {
                topic.start();
                Pacer pacer = new Pacer(writer, settings.load(), clock);
                ProbeWatch watch =
                        new ProbeWatch(prober, topic, new IndexWatch(endpoints.elasticsearch()));
                return measure(begin, new Steady(pacer, watch, job.meter(), settings, log));
            }
        }
    }

    private ProbeSource prober(BenchEngines engines) throws IOException {
        return settings.kind().collected()
                ? new CollectedProber(
                        settings.kind(), engines.bootstrapServers(), settings.folder(), clock)
                : new LoginProber(engines.bootstrapServers(), clock);
    }

    private LatencyResult measure(String begin, Steady steady) throws IOException {
        // Classes load and code compiles before anything counts.
        Duration warmUp = settings.time().compareTo(WARM_UP) < 0 ? settings.time() : WARM_UP;
        steady.run(null, Math.min(WARM_UP_PER_SECOND, rateOr(WARM_UP_PER_SECOND)), warmUp);
        boolean measured = settings.perSecond() == 0;
        double maximum = measured ? maximum(steady) : settings.perSecond();
        List<LatencyRun> runs = new ArrayList<>();
        if (settings.shares().isEmpty()) {
            runs.add(steady.run(null, maximum, settings.time()));
        }
        for (double share : settings.shares()) {
            runs.add(steady.run(share, maximum * share, settings.time()));
        }
        return new LatencyResult(
                "latency",
                begin,
                Machine.current(),
                settings.load().mix(),
                settings.load().devices(),
                settings.parallelism(),
                settings.taskManagerMegabytes(),
                Graphs.CHECKPOINTS.toSeconds(),
                settings.shares().isEmpty() ? null : maximum,
                measured,
                settings.kind().toString(),
                settings.kind().aimP50Millis(),
                settings.kind().aimP99Millis(),
                LatencyResult.met(settings.kind(), runs),
                runs);
    }

    private double rateOr(double otherwise) {
        return settings.perSecond() == 0 ? otherwise : settings.perSecond();
    }

    private double maximum(Steady steady) throws IOException {
        double maximum = steady.maximum(settings.time());
        log.accept("maximum beside the generator: %,.0f records/s".formatted(maximum));
        steady.catchUp(CATCH_UP);
        return maximum;
    }
}
