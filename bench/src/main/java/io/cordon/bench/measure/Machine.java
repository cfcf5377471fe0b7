package io.cordon.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a result was measured on.
 *
 * @param cores processors that the JVM may use
 * @param processor model, as the kernel names it
 * @param memoryMegabytes physical memory
 * @param os kernel and architecture
 * @param jdk version of the JDK
 */
public record Machine(int cores, String processor, long memoryMegabytes, String os, String jdk) {

    /** This one. */
    public static Machine current() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                field("/proc/cpuinfo", "model name", "unknown"),
                Long.parseLong(field("/proc/meminfo", "MemTotal", "0").replaceAll("[^0-9]", ""))
                        / 1024,
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"),
                Runtime.version().toString());
    }

    private static String field(String file, String name, String otherwise) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise; // not Linux: the result says so by what is missing
        }
    }
}
