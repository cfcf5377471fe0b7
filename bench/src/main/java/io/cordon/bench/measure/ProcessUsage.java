package io.cordon.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the kernel says of a process (proc(5)). Linux only.
 *
 * @param cpuSeconds user and system time since its start
 * @param residentBytes memory it holds now
 * @param peakResidentBytes the most it ever held
 */
public record ProcessUsage(double cpuSeconds, long residentBytes, long peakResidentBytes) {

    /** Linux reports times in units of 1/100 s, whatever its own tick. */
    private static final double TICKS = 100;

    /**
     * Reads it.
     *
     * @throws IOException when the process has ended or there is no {@code /proc}
     */
    public static ProcessUsage of(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid));
        return parse(
                Files.readString(folder.resolve("stat")),
                Files.readString(folder.resolve("status")));
    }

    /**
     * Processor seconds of a process and all that it started: some programs are a launcher and its
     * child. One that ends meanwhile does not count.
     */
    public static double cpuSecondsOfTree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(cpu -> cpu.toNanos() / 1e9)
                .sum();
    }

    static ProcessUsage parse(String stat, String status) {
        // The name of the program may hold anything; the fields after it are counted from its end.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return new ProcessUsage(
                ticks / TICKS,
                kilobytes(status, "VmRSS:") << 10,
                kilobytes(status, "VmHWM:") << 10);
    }

    private static long kilobytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
