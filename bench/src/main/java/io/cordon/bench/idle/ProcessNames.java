package io.cordon.bench.idle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the processes of a stack are called, by their command lines. */
final class ProcessNames {

    private static final Map<String, String> BY_MAIN_CLASS = new LinkedHashMap<>();

    static {
        BY_MAIN_CLASS.put("kafka.Kafka", "kafka");
        BY_MAIN_CLASS.put("TaskManagerRunner", "flink taskmanager");
        BY_MAIN_CLASS.put("StandaloneSessionClusterEntrypoint", "flink jobmanager");
        BY_MAIN_CLASS.put("org.elasticsearch.bootstrap.Elasticsearch", "elasticsearch");
        BY_MAIN_CLASS.put("org.elasticsearch.launcher.CliToolLauncher", "elasticsearch launcher");
    }

    private ProcessNames() {}

    /** The name of a process; the JDK does not tell command lines as long as those of Flink. */
    static String of(long pid) {
        try {
            List<String> line =
                    List.of(
                            Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                                    .split("\0"));
            return of(line.get(0), line.subList(1, line.size()));
        } catch (IOException e) {
            return "ended";
        }
    }

    static String of(String program, List<String> arguments) {
        for (Map.Entry<String, String> one : BY_MAIN_CLASS.entrySet()) {
            for (String argument : arguments) {
                // A class path may hold the same word, and a module stands before its class.
                if (argument.endsWith(one.getKey()) && !argument.startsWith("/")) {
                    return one.getValue();
                }
            }
        }
        return String.valueOf(Path.of(program).getFileName());
    }
}
