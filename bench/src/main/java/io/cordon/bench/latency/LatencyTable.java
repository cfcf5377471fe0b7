package io.cordon.bench.latency;

import java.util.ArrayList;
import java.util.List;

/** The result as a table for people. */
public final class LatencyTable {

    private LatencyTable() {}

    /** Its lines. */
    public static List<String> lines(ProbeKind kind, LatencyResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%d cores (%s), %,d MB, JDK %s; parallelism %d; mix %s, %,d devices; probes %s; generator on the same machine"
                        .formatted(
                                result.machine().cores(),
                                result.machine().processor(),
                                result.machine().memoryMegabytes(),
                                result.machine().jdk(),
                                result.parallelism(),
                                result.mix().name(),
                                result.devices(),
                                result.probe()));
        for (LatencyRun run : result.runs()) {
            lines.add("");
            lines.add(
                    "%s%,.0f records/s: written %,.0f, read %,.0f, behind at the end %,d; %d probes, %d missing%s"
                            .formatted(
                                    run.share() == null
                                            ? ""
                                            : "%.0f %% = ".formatted(100 * run.share()),
                                    run.targetPerSecond(),
                                    run.writtenPerSecond(),
                                    run.readPerSecond(),
                                    run.backlog(),
                                    run.probes(),
                                    run.missing(),
                                    run.sustained() ? "" : "; NOT SUSTAINED"));
            lines.add(
                    "  %-44s %9s %9s %9s %9s"
                            .formatted("milliseconds", "p50", "p95", "p99", "max"));
            lines.add(row(kind.total(), run.total()));
            if (!kind.collected()) {
                lines.add(row("  before: send to acknowledged", run.append()));
            }
            lines.add(row("  source behind the clock (sampled)", run.read()));
            lines.add(row("  1 arrival to finding on its topic", run.detect()));
            lines.add(row("  2 to written in the index", run.index()));
            lines.add(row("  3 to found by a search", run.search()));
        }
        lines.add("");
        lines.add(
                "aim: %sp99 below %,d ms up to half of the maximum, nothing missing: %s"
                        .formatted(
                                result.aimP50Millis() == null
                                        ? ""
                                        : "p50 below %,d ms, ".formatted(result.aimP50Millis()),
                                result.aimMillis(),
                                result.aimMet() ? "met" : "NOT MET"));
        return lines;
    }

    private static String row(String name, Distribution values) {
        return "  %-44s %,9.0f %,9.0f %,9.0f %,9.0f"
                .formatted(name, values.p50(), values.p95(), values.p99(), values.max());
    }
}
