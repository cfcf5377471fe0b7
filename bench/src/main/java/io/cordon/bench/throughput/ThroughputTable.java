package io.cordon.bench.throughput;

import io.cordon.bench.load.LoadSummary;
import io.cordon.bench.load.Mix;
import io.cordon.bench.measure.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result as a table for people: the median of the throughputs, and the other figures of the run
 * that is nearest to it.
 */
public final class ThroughputTable {

    private static final double FLOOR = 0.7;
    private static final double AIM = 1.2;
    private static final double FLOOR_WITHOUT_SINKS = 0.8;

    private ThroughputTable() {}

    /** Its lines. */
    public static List<String> lines(ThroughputResult result) {
        List<String> lines = new ArrayList<>();
        Machine machine = result.machine();
        lines.add(
                "%d cores (%s), %,d MB, JDK %s; parallelism %d, TaskManager %,d MB, %d repetitions, %s"
                        .formatted(
                                machine.cores(),
                                machine.processor(),
                                machine.memoryMegabytes(),
                                machine.jdk(),
                                result.parallelism(),
                                result.taskManagerMegabytes(),
                                result.repetitions(),
                                result.warm()
                                        ? "each after a run that warmed the process up"
                                        : "processes that had just started"));
        result.mixes().forEach(mix -> mix(lines, mix));
        return lines;
    }

    private static void mix(List<String> lines, MixResult result) {
        lines.add("");
        lines.add(describe(result.load()));
        lines.add(
                "%-2s %-48s %12s %10s %11s %8s %10s %6s %9s %9s %9s %6s"
                        .formatted(
                                "",
                                "median of",
                                "records/s",
                                "updates/M",
                                "revisions/M",
                                "cpu s/M",
                                "others s/M",
                                "GC",
                                "heap",
                                "RSS",
                                "state",
                                "ckpt"));
        for (Mode mode : Mode.values()) {
            List<Run> runs =
                    result.runs().stream().filter(r -> r.mode().equals(mode.letter())).toList();
            if (!runs.isEmpty()) {
                lines.add(row(mode, result, runs));
            }
        }
        boolean bar = result.load().mix().name().equals(Mix.DEFAULT.name());
        lines.add(
                "d/c %s%s   e/c %s%s   d/a %s   c/b %s   %.0f bytes per record on the broker's disk"
                        .formatted(
                                text(result.dOverC()),
                                bar ? " (floor %.1f, aim %.1f)".formatted(FLOOR, AIM) : "",
                                text(result.eOverC()),
                                bar ? " (floor %.1f)".formatted(FLOOR_WITHOUT_SINKS) : "",
                                text(result.dOverA()),
                                text(result.cOverB()),
                                result.storedBytesPerRecord()));
        if (!result.valid()) {
            lines.add(
                    "INVALID: Flink's plain decode is below %.0f %% of the plain consumer's: something else used the machine"
                            .formatted(100 * MixResult.LEAN));
        }
    }

    /** The mix in one line. */
    public static String describe(LoadSummary load) {
        Mix mix = load.mix();
        return ("mix %s: flows %.1f %% (of which %.1f %% pass a port test), DNS %.1f %%, logins %.1f %%,"
                        + " devices %.1f %%; attack %.0f %%, skew %.1f, IPv6 %.0f %%, sampling 1:%d; %,d devices, %s of"
                        + " event time, seed %d")
                .formatted(
                        mix.name(),
                        100 * mix.flows(),
                        100 * load.candidateShare(),
                        100 * mix.dns(),
                        100 * mix.logins(),
                        100 * mix.devices(),
                        100 * mix.attack(),
                        mix.skew(),
                        100 * mix.ipv6(),
                        mix.sampling(),
                        load.devices(),
                        Duration.ofSeconds(load.spanSeconds()),
                        load.seed());
    }

    private static String row(Mode mode, MixResult result, List<Run> runs) {
        double median = result.medians().getOrDefault(mode.letter(), 0.0);
        Run run =
                runs.stream()
                        .min(
                                Comparator.comparingDouble(
                                        one -> Math.abs(one.recordsPerSecond() - median)))
                        .orElseThrow();
        return "%-2s %-48s %,12.0f %10s %11s %8.2f %10s %5.1f%% %9s %9s %9s %6s"
                .formatted(
                        mode.letter(),
                        mode.title(),
                        median,
                        whole(run.keyedUpdatesPerMillion()),
                        whole(run.revisionsPerMillion()),
                        run.cpuSecondsPerMillion(),
                        others(run),
                        100 * run.gcShare(),
                        megabytes(run.peakHeapBytes()),
                        megabytes(run.peakResidentBytes()),
                        megabytes(run.stateBytes()),
                        run.checkpointMillis() == null
                                ? "-"
                                : "%.1f s".formatted(run.checkpointMillis() / 1000.0));
    }

    private static String others(Run run) {
        return run.otherCpuSecondsPerMillion().isEmpty()
                ? "-"
                : "%.2f"
                        .formatted(
                                run.otherCpuSecondsPerMillion().values().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum());
    }

    private static String whole(@Nullable Double value) {
        return value == null ? "-" : "%,.0f".formatted(value);
    }

    private static String megabytes(@Nullable Long bytes) {
        return bytes == null ? "-" : "%,.1f MB".formatted(bytes / 1e6);
    }

    private static String text(@Nullable Double ratio) {
        return ratio == null ? "-" : "%.2f".formatted(ratio);
    }
}
