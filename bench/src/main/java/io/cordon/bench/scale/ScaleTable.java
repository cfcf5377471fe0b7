package io.cordon.bench.scale;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result as a table for people. */
public final class ScaleTable {

    private ScaleTable() {}

    /** Its lines. */
    public static List<String> lines(ScaleResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%d cores (%s), %,d MB, JDK %s; TaskManager %,d MB, RocksDB, no sinks"
                        .formatted(
                                result.machine().cores(),
                                result.machine().processor(),
                                result.machine().memoryMegabytes(),
                                result.machine().jdk(),
                                result.taskManagerMegabytes()));
        lines.add(
                "%11s %4s %12s %8s %10s %11s %12s %7s %7s %8s %8s %9s"
                        .formatted(
                                "keys",
                                "par",
                                "records/s",
                                "cpu s/M",
                                "updates/M",
                                "fill keys/s",
                                "state",
                                "B/key",
                                "ckpt",
                                "start",
                                "restore",
                                "RSS"));
        for (ScaleRun run : result.runs()) {
            lines.add(
                    "%,11d %4d %,12.0f %8.2f %,10.0f %,11.0f %9.1f MB %7.0f %5.1f s %6.1f s %6.1f s %6.0f MB"
                            .formatted(
                                    run.keys(),
                                    run.parallelism(),
                                    run.recordsPerSecond(),
                                    run.cpuSecondsPerMillion(),
                                    run.keyedUpdatesPerMillion(),
                                    run.fillPerSecond(),
                                    run.stateBytes() / 1e6,
                                    run.stateBytesPerKey(),
                                    run.checkpointMillis() / 1000.0,
                                    run.startSeconds(),
                                    run.restoreSeconds(),
                                    run.peakResidentBytes() / 1e6));
        }
        lines.add(
                "highest against lowest parallelism %s   most against fewest keys %s (aim 0.5 at 10 million)"
                        .formatted(
                                text(result.parallelSpeedUp()),
                                text(result.mostAgainstFewestKeys())));
        return lines;
    }

    private static String text(@Nullable Double ratio) {
        return ratio == null ? "-" : "%.2f".formatted(ratio);
    }
}
