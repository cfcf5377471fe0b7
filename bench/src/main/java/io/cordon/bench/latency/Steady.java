package io.cordon.bench.latency;

import io.cordon.bench.engine.Pause;
import io.cordon.bench.measure.JobMeter;
import io.cordon.bench.measure.Sample;
import io.cordon.stream.kafka.TelemetrySources;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One steady load: the generator in a thread of its own, the probes and the meter in this one. */
final class Steady {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    private static final Duration LAG_EVERY = Duration.ofMillis(250);
    private static final double KEPT = 0.95;
    private static final double BEHIND_SECONDS = 2;

    private final Pacer pacer;
    private final ProbeWatch watch;
    private final JobMeter meter;
    private final LatencySettings settings;
    private final Consumer<String> log;

    Steady(
            Pacer pacer,
            ProbeWatch watch,
            JobMeter meter,
            LatencySettings settings,
            Consumer<String> log) {
        this.pacer = pacer;
        this.watch = watch;
        this.meter = meter;
        this.settings = settings;
        this.log = log;
    }

    /** What the pipeline reads while the generator writes as fast as it can. */
    double maximum(Duration time) throws IOException {
        CompletableFuture<Double> writing = write(Double.POSITIVE_INFINITY, time);
        Sample half = null;
        Sample last = meter.sample();
        long begin = last.nanos();
        while (!writing.isDone()) {
            last = meter.sample();
            if (half == null && last.nanos() - begin > time.toNanos() / 2) {
                half = last;
            }
            Pause.of(LAG_EVERY);
        }
        join(writing);
        if (half == null || last.records() <= half.records()) {
            throw new IOException("Cannot measure the maximum: the pipeline read nothing");
        }
        return (last.records() - half.records()) / ((last.nanos() - half.nanos()) / 1e9);
    }

    /** Measures at a rate; the pipeline has caught up before it begins. */
    LatencyRun run(@Nullable Double share, double perSecond, Duration time) throws IOException {
        long readBefore = meter.sample().records();
        long begin = System.nanoTime();
        watch.begin();
        CompletableFuture<Double> writing = write(perSecond, time);
        List<Double> lags = new ArrayList<>();
        long nextProbe = begin;
        long nextLag = begin;
        long lastProbe = begin + time.minus(settings.kind().tail()).toNanos();
        while (!writing.isDone()) {
            long now = System.nanoTime();
            if (now >= nextProbe && now < lastProbe) {
                watch.probe();
                nextProbe += (long) (1e9 / settings.probesPerSecond());
            }
            if (now >= nextLag) {
                double lag = meter.emitLagMillis("read-" + TelemetrySources.TELEMETRY);
                if (lag >= 0) {
                    lags.add(lag);
                }
                nextLag = now + LAG_EVERY.toNanos();
            }
            watch.look();
            Pause.of(LOOK);
        }
        double written = join(writing);
        Sample end = meter.sample();
        // Probes are records too: ten each, and the pipeline reads them.
        long backlog = Math.max(0, total() - end.records());
        double read = (end.records() - readBefore) / ((end.nanos() - begin) / 1e9);
        watch.finish(CATCH_UP);
        boolean sustained = written >= KEPT * perSecond && backlog <= BEHIND_SECONDS * perSecond;
        LatencyRun run = watch.result(share, perSecond, written, read, backlog, sustained, lags);
        log.accept(
                "%,.0f records/s%s: p50 %,.0f ms, p99 %,.0f ms, max %,.0f ms"
                        .formatted(
                                perSecond,
                                sustained ? "" : " (NOT sustained)",
                                run.total().p50(),
                                run.total().p99(),
                                run.total().max()));
        catchUp(CATCH_UP);
        return run;
    }

    /** Returns when the pipeline has read everything that was written. */
    void catchUp(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (meter.sample().records() < total()) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "Cannot measure: the pipeline did not catch up within "
                                + limit.toSeconds()
                                + " s");
            }
            Pause.of(LAG_EVERY);
        }
    }

    private long total() {
        return pacer.readable() + watch.records();
    }

    private CompletableFuture<Double> write(double perSecond, Duration time) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return pacer.run(perSecond, time);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                });
    }

    private static double join(CompletableFuture<Double> writing) throws IOException {
        try {
            return writing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Cannot measure: interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("Cannot write load", e.getCause());
        }
    }
}
