package io.cordon.bench.latency;

import io.cordon.bench.engine.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Sends probes and follows those of one load until they are found. */
final class ProbeWatch {

    private static final Duration LOOK = Duration.ofMillis(20);

    /** What one request asks for at most. */
    private static final int MOST = 200;

    private final ProbeSource prober;
    private final TopicWatch topic;
    private final IndexWatch index;
    private List<Probe> mine = new ArrayList<>();
    private long sent;

    ProbeWatch(ProbeSource prober, TopicWatch topic, IndexWatch index) {
        this.prober = prober;
        this.topic = topic;
        this.index = index;
    }

    /** Forgets the probes of the load before. */
    void begin() {
        mine = new ArrayList<>();
    }

    void probe() throws IOException {
        mine.add(prober.probe());
        sent++;
    }

    /** Records that probes have added to the topics. */
    long records() {
        return sent * prober.records();
    }

    /** Looks once at what is not found yet. */
    void look() throws IOException {
        List<Probe> open = open();
        open.forEach(topic::look);
        index.look(open.subList(0, Math.min(MOST, open.size())));
    }

    private List<Probe> open() throws IOException {
        List<Probe> open = new ArrayList<>();
        for (Probe probe : mine) {
            Exception refused = probe.failure();
            if (refused != null) {
                throw new IOException("Cannot send probe: " + refused.getMessage(), refused);
            }
            if (!probe.isDone()) {
                open.add(probe);
            }
        }
        return open;
    }

    /** Looks until every probe is found or the time is over. */
    void finish(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!open().isEmpty() && System.nanoTime() < deadline) {
            look();
            Pause.of(LOOK);
        }
    }

    LatencyRun result(
            @Nullable Double share,
            double target,
            double written,
            double read,
            long backlog,
            boolean sustained,
            List<Double> lags) {
        List<Probe> found = mine.stream().filter(Probe::isDone).toList();
        return new LatencyRun(
                share,
                target,
                written,
                read,
                backlog,
                sustained,
                mine.size(),
                mine.size() - found.size(),
                of(found, Probe::total),
                of(found, Probe::append),
                Distribution.of(lags),
                of(found, Probe::detect),
                of(found, Probe::indexing),
                of(found, Probe::search));
    }

    private static Distribution of(List<Probe> probes, ToDoubleFunction<Probe> stage) {
        return Distribution.of(probes.stream().map(stage::applyAsDouble).toList());
    }
}
