package io.cordon.bench.collect;

import io.cordon.bench.measure.Machine;
import java.util.ArrayList;
import java.util.List;

/** The result as a table for people. */
public final class CollectTable {

    private CollectTable() {}

    /** One run in one line, while the others are still to come. */
    static String progress(CollectRun run) {
        return "%s, %s, %s: %,.0f taken per second, %.2f %% lost"
                .formatted(
                        run.protocol().label(),
                        offered(run),
                        run.collector(),
                        run.takenPerSecond(),
                        100 * run.lost());
    }

    private static String offered(CollectRun run) {
        return run.offeredPerSecond() == 0
                ? "all that can be sent"
                : "%,.0f/s".formatted(run.offeredPerSecond());
    }

    /** Its lines. */
    public static List<String> lines(CollectResult result) {
        List<String> lines = new ArrayList<>();
        Machine machine = result.machine();
        lines.add(
                "%d cores (%s), %,d MB, JDK %s; sender on the same machine; socket buffer %,d bytes asked for; %.0f s a load"
                        .formatted(
                                machine.cores(),
                                machine.processor(),
                                machine.memoryMegabytes(),
                                machine.jdk(),
                                result.socketBytes(),
                                result.loadSeconds()));
        lines.add("");
        lines.add(
                "%-6s %-18s %12s %12s %12s %8s %10s %10s %10s"
                        .formatted(
                                "",
                                "collector",
                                "sent/s",
                                "taken/s",
                                "per cpu s",
                                "cpus",
                                "lost",
                                "kernel",
                                "own drops"));
        CollectRun last = null;
        for (CollectRun run : result.runs()) {
            if (last != null
                    && (last.protocol() != run.protocol()
                            || last.offeredPerSecond() != run.offeredPerSecond())) {
                lines.add("");
            }
            lines.add(row(run));
            last = run;
        }
        result.missing().forEach((name, why) -> lines.add(name + ": " + why));
        return lines;
    }

    private static String row(CollectRun run) {
        return "%-6s %-18s %,12.0f %,12.0f %,12.0f %8.2f %9.2f%% %,10d %10s"
                .formatted(
                        run.protocol().label(),
                        run.collector(),
                        run.sentPerSecond(),
                        run.takenPerSecond(),
                        run.takenPerCpuSecond(),
                        run.cpuSeconds() / (run.seconds() + run.drainSeconds()),
                        100 * run.lost(),
                        run.kernelDrops(),
                        run.ownDrops() < 0 ? "-" : "%,d".formatted(run.ownDrops()));
    }
}
