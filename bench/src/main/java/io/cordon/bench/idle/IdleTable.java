package io.cordon.bench.idle;

import java.util.ArrayList;
import java.util.List;

/** The result as a table for people. */
public final class IdleTable {

    private IdleTable() {}

    /** Its lines. */
    public static List<String> lines(IdleResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%d cores (%s), %,d MB, JDK %s; nothing fed, watched for %.0f s after %.0f s"
                        .formatted(
                                result.machine().cores(),
                                result.machine().processor(),
                                result.machine().memoryMegabytes(),
                                result.machine().jdk(),
                                result.seconds(),
                                result.settleSeconds()));
        lines.add("%-28s %14s %12s".formatted("process", "of one core", "resident"));
        for (IdleProcess process : result.processes()) {
            lines.add(row(process.name(), process.coreShare(), process.residentBytes()));
        }
        lines.add(row("all", result.coreShare(), result.residentBytes()));
        lines.add(
                "aim: below %.0f %% of one core and %,.0f MB: %s"
                        .formatted(
                                100 * result.aimCoreShare(),
                                result.aimResidentBytes() / 1e6,
                                result.aimMet() ? "met" : "NOT MET"));
        return lines;
    }

    private static String row(String name, double cores, long bytes) {
        return "%-28s %12.1f %% %,9.0f MB".formatted(name, 100 * cores, bytes / 1e6);
    }
}
