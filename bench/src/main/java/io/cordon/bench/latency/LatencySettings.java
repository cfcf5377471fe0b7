package io.cordon.bench.latency;

import io.cordon.bench.load.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to measure.
 *
 * @param folder the benchmark's own; deleted before and after
 * @param load what surrounds the probes; its records and times are not used
 * @param shares parts of the maximum at which latency is measured; empty: at {@code perSecond}
 * @param perSecond the maximum, or the one rate; 0: measure the maximum first
 * @param kind what probes do
 * @param time how long each load lasts
 * @param probesPerSecond probes among it
 * @param parallelism of the job
 * @param taskManagerMegabytes all memory of the TaskManager's process
 */
public record LatencySettings(
        Path folder,
        Load load,
        List<Double> shares,
        double perSecond,
        ProbeKind kind,
        Duration time,
        double probesPerSecond,
        int parallelism,
        int taskManagerMegabytes) {

    /** Checks the ranges. */
    public LatencySettings {
        shares = List.copyOf(shares);
        if (shares.stream().anyMatch(share -> !(share > 0 && share <= 1))) {
            throw new IllegalArgumentException(
                    "Cannot measure latency: a share must be above 0 and at most 1");
        }
        if (perSecond < 0 || (shares.isEmpty() && perSecond == 0)) {
            throw new IllegalArgumentException(
                    "Cannot measure latency: name a rate of at least 1 record per second");
        }
        if (time.compareTo(kind.tail()) <= 0) {
            throw new IllegalArgumentException(
                    "Cannot measure latency: probes of kind "
                            + kind
                            + " need more than "
                            + kind.tail().toSeconds()
                            + " seconds of load");
        }
        if (!(probesPerSecond > 0 && probesPerSecond <= 100)) {
            throw new IllegalArgumentException(
                    "Cannot measure latency: probes per second must be above 0 and at most 100");
        }
    }
}
