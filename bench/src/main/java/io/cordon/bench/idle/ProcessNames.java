package io.cordon.bench.idle;

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
        BY_MAIN_CLASS.put("org.elasticsearch.server", "elasticsearch");
        BY_MAIN_CLASS.put("elasticsearch", "elasticsearch launcher");
    }

    private ProcessNames() {}

    static String of(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return of(
                info.command().orElse("unknown"),
                info.arguments().map(List::of).orElse(List.of()));
    }

    static String of(String program, List<String> arguments) {
        for (Map.Entry<String, String> one : BY_MAIN_CLASS.entrySet()) {
            for (String argument : arguments) {
                // A class path or a folder may hold the same word.
                if (argument.endsWith(one.getKey()) && !argument.contains("/")) {
                    return one.getValue();
                }
            }
        }
        String name = String.valueOf(Path.of(program).getFileName());
        return program.contains("elasticsearch") ? "elasticsearch " + name : name;
    }
}
