package io.cordon.stack.flink;

import io.cordon.stack.process.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/**
 * The settings of a cluster, and those that travel with a job.
 *
 * @param restPort where clients and browsers connect
 * @param rpcPort where the TaskManager finds the JobManager
 * @param extra settings that win over ours
 */
public record FlinkConfiguration(
        FlinkFolders folders,
        int restPort,
        int rpcPort,
        FlinkSettings settings,
        Map<String, String> extra) {

    public FlinkConfiguration {
        extra = Map.copyOf(extra);
    }

    /** Everything about the cluster: {@code config.yaml} holds this. */
    public Configuration cluster() {
        Map<String, String> values = new TreeMap<>(job());
        values.put("jobmanager.rpc.address", Loopback.HOST);
        values.put("jobmanager.rpc.port", Integer.toString(rpcPort));
        values.put("jobmanager.bind-host", Loopback.HOST);
        values.put("taskmanager.host", Loopback.HOST);
        values.put("taskmanager.bind-host", Loopback.HOST);
        values.put("rest.address", Loopback.HOST);
        values.put("rest.bind-address", Loopback.HOST);
        values.put("rest.port", Integer.toString(restPort));
        values.put("rest.bind-port", Integer.toString(restPort));
        // Nobody uploads code: jobs run on the class path of the cluster.
        values.put("web.submit.enable", "false");
        values.put("taskmanager.numberOfTaskSlots", Integer.toString(settings.taskSlots()));
        values.put("taskmanager.memory.process.size", settings.taskManagerMegabytes() + "m");
        // The default 1 GB-tuned network share is far more than a few slots exchange.
        values.put("taskmanager.memory.network.max", "128m");
        values.put("taskmanager.memory.jvm-metaspace.size", "192m");
        // A dead peer on loopback is known at once; one that pauses under load must not be lost.
        values.put("heartbeat.interval", "2 s");
        values.put("heartbeat.timeout", "30 s");
        // What is asked over REST is at most a second old.
        values.put("metrics.fetcher.update-interval", "1000");
        // The JobManager asks for metrics again when its last question is answered, or given up.
        // By default it gives up after ten minutes: so long would a killed TaskManager leave every
        // metric of the next one unread.
        values.put("web.timeout", "30 s");
        values.put("classloader.check-leaked-classloader", "false");
        values.putAll(extra);
        return Configuration.fromMap(values);
    }

    /**
     * What a job takes along when it is submitted: a session cluster does not give these to it.
     *
     * <p>Restart for ever, slower and slower: a broker that is down for an hour must not end a job.
     */
    public Map<String, String> job() {
        Map<String, String> values = new TreeMap<>();
        values.put("state.backend.type", settings.stateBackend().flinkName());
        // Most subjects are new: the filter says so without a look at the disk.
        values.put("state.backend.rocksdb.use-bloom-filter", "true");
        values.put("execution.checkpointing.incremental", "true");
        values.put(
                "execution.checkpointing.interval",
                settings.checkpointInterval().toMillis() + " ms");
        values.put(
                "execution.checkpointing.dir",
                flinkPath(folders.checkpoints(settings.stateBackend())));
        values.put("execution.checkpointing.savepoint-dir", flinkPath(folders.savepoints()));
        values.put(
                "execution.checkpointing.externalized-checkpoint-retention",
                "RETAIN_ON_CANCELLATION");
        values.put("execution.checkpointing.num-retained", "2");
        values.put("pipeline.auto-generate-uids", "false");
        values.put("pipeline.generic-types", "false");
        values.put("restart-strategy.type", "exponential-delay");
        values.put("restart-strategy.exponential-delay.initial-backoff", "500 ms");
        values.put("restart-strategy.exponential-delay.max-backoff", "30 s");
        values.put("restart-strategy.exponential-delay.reset-backoff-threshold", "2 min");
        values.putAll(extra);
        return values;
    }

    /** Writes {@code config.yaml} anew into the folder and returns the folder. */
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder yaml = new StringBuilder();
        cluster()
                .toMap()
                .forEach(
                        (key, value) ->
                                yaml.append(key)
                                        .append(": '")
                                        .append(value.replace("'", "''"))
                                        .append("'\n"));
        Files.writeString(folder.resolve("config.yaml"), yaml);
        return folder;
    }

    /**
     * As Flink reads it: a URI's escapes, as of a space, would become part of the folder's name.
     */
    static String flinkPath(Path folder) {
        return org.apache.flink.core.fs.Path.fromLocalFile(folder.toFile().getAbsoluteFile())
                .toString();
    }
}
