package io.cordon.stack.flink;

import io.cordon.stack.process.ChildLogging;
import io.cordon.stack.process.ChildSpec;
import io.cordon.stack.process.JvmCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * The processes of a Flink cluster, as Flink's own start scripts would run them.
 *
 * @param directory the stack's directory
 * @param settings sizes of the processes
 */
public record FlinkCommands(
        Path directory, FlinkFolders folders, Path configFolder, FlinkSettings settings) {

    public static final String JOB_MANAGER = "flink-jobmanager";
    public static final String TASK_MANAGER = "flink-taskmanager";

    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(15);

    /**
     * JDK packages that Flink and its libraries reflect into: the list of Flink's own start
     * scripts.
     */
    private static final List<String> OPENED =
            List.of(
                    "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
                    "--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.net=ALL-UNNAMED",
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                    "--add-opens=java.base/java.text=ALL-UNNAMED",
                    "--add-opens=java.base/java.time=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

    public ChildSpec jobManager() throws IOException {
        return spec(
                JOB_MANAGER,
                List.of("-Xms64m", "-Xmx" + settings.jobManagerHeapMegabytes() + "m"),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                List.of());
    }

    /**
     * Divides the memory of the process among heap, managed and network memory with Flink's own
     * arithmetic.
     *
     * @param cluster the whole configuration of the cluster
     */
    public ChildSpec taskManager(Configuration cluster) throws IOException {
        var memory = TaskExecutorProcessUtils.processSpecFromConfig(cluster);
        // "-D key=value -D key=value …": the TaskManager refuses to start without these.
        List<String> dynamic = words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory));
        return spec(
                TASK_MANAGER,
                words(ProcessMemoryUtils.generateJvmParametersStr(memory)),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                dynamic);
    }

    private ChildSpec spec(
            String name, List<String> memory, String mainClass, List<String> arguments)
            throws IOException {
        String marker = folders.temporary(name).toString();
        List<String> options = new ArrayList<>(memory);
        options.addAll(OPENED);
        // G1 follows every reference between old and new objects with threads of its own; on few
        // cores that costs an eighth of all processor time. A heap this small stops briefly anyway.
        if (name.equals(TASK_MANAGER)) {
            // Nearly everything dies young: records that no rule matches.
            options.addAll(List.of("-XX:+UseParallelGC", "-XX:NewRatio=1"));
        } else {
            // It says little and compiles much: the fast compiler is enough, and leaves the cores
            // to the others.
            options.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        }
        options.add(ChildLogging.configure(directory, name));
        options.add("-Dlog.file=" + directory.resolve("logs").resolve(name + ".log"));
        List<String> all = new ArrayList<>();
        all.add("--configDir");
        all.add(configFolder.toString());
        // The two processes share one configuration and differ in where their working files lie.
        all.add("-Dio.tmp.dirs=" + marker);
        all.addAll(arguments);
        return new ChildSpec(
                name,
                directory,
                JvmCommand.of(marker, options, mainClass, all),
                Map.of(),
                marker,
                DEADLINE,
                GRACE);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }
}
