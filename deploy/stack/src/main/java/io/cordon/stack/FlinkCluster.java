package io.cordon.stack;

import io.cordon.stack.flink.FlinkCommands;
import io.cordon.stack.flink.FlinkConfiguration;
import io.cordon.stack.flink.FlinkFolders;
import io.cordon.stack.flink.FlinkJobs;
import io.cordon.stack.flink.FlinkRest;
import io.cordon.stack.flink.FlinkSettings;
import io.cordon.stack.process.ChildProcess;
import io.cordon.stack.process.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A real Flink session cluster on loopback: a JobManager and a TaskManager, each a child process.
 *
 * <p>Start takes 6 to 15 s. Jobs die with the JobManager, as it keeps no record of them; their
 * checkpoints stay, and a job goes on when it is submitted again from the newest (see {@link
 * io.cordon.stack.flink.RetainedCheckpoints}). A killed TaskManager costs a restart from the last
 * checkpoint.
 */
public final class FlinkCluster implements StackService {

    private final Path directory;
    private final int restPort;
    private final FlinkSettings settings;
    private final Map<String, String> extra;
    private final FlinkFolders folders;
    private final FlinkRest rest;
    private volatile @Nullable Processes processes;

    /** TaskManagers that the JobManager knew before the newest one was started. */
    private volatile Set<String> earlier = Set.of();

    private record Processes(ChildProcess jobManager, ChildProcess taskManager) {}

    public FlinkCluster(Path directory, int restPort) {
        this(directory, restPort, FlinkSettings.defaults(), Map.of());
    }

    /**
     * @param directory data under {@code flink/}, shared with the other services of a stack
     * @param extra settings of {@code config.yaml} and of submitted jobs; they win over ours
     */
    public FlinkCluster(
            Path directory, int restPort, FlinkSettings settings, Map<String, String> extra) {
        this.directory = directory.toAbsolutePath().normalize();
        this.restPort = restPort;
        this.settings = settings;
        this.extra = Map.copyOf(extra);
        this.folders = new FlinkFolders(this.directory.resolve("flink"));
        this.rest = new FlinkRest(restUrl());
    }

    /** Where clients and browsers connect; known before the start. */
    public URI restUrl() {
        return URI.create("http://" + Loopback.HOST + ":" + restPort);
    }

    /** Where jobs keep their checkpoints. */
    public Path checkpoints() {
        return folders.checkpoints(settings.stateBackend());
    }

    @Override
    public String name() {
        return "flink";
    }

    /**
     * Starts what does not run; returns when the TaskManager offers its slots. A JobManager that
     * starts again takes a new TaskManager.
     *
     * @throws IOException when the port is busy or a process does not come up
     */
    @Override
    public void start() throws IOException {
        Processes current = processes;
        if (current == null) {
            current = prepare();
            processes = current;
        }
        if (!current.jobManager().isAlive()) {
            // Tasks of a lost JobManager go on until their heartbeat times out, next to the job
            // that
            // replaces them: they end now.
            current.taskManager().kill();
            folders.clearTemporary(FlinkCommands.JOB_MANAGER);
            current.jobManager().start();
        }
        if (!current.taskManager().isAlive()) {
            earlier = rest.taskManagers();
            folders.clearTemporary(FlinkCommands.TASK_MANAGER);
            current.taskManager().start();
        }
    }

    private Processes prepare() throws IOException {
        StackPort.FLINK.requireFree(restPort);
        Files.createDirectories(checkpoints());
        Files.createDirectories(folders.savepoints());
        FlinkConfiguration configuration = configuration(Loopback.freePort());
        Path folder = configuration.write(directory.resolve("config").resolve("flink"));
        FlinkCommands commands = new FlinkCommands(directory, folders, folder, settings);
        return new Processes(
                new ChildProcess(commands.jobManager(), this::jobManagerIsReady),
                new ChildProcess(
                        commands.taskManager(configuration.cluster()), this::taskManagerIsReady));
    }

    private FlinkConfiguration configuration(int rpcPort) {
        return new FlinkConfiguration(folders, restPort, rpcPort, settings, extra);
    }

    private boolean jobManagerIsReady() throws IOException {
        rest.taskManagers();
        return true;
    }

    private boolean taskManagerIsReady() throws IOException {
        return !earlier.containsAll(rest.taskManagers());
    }

    /**
     * The newest TaskManager's resource id; the JobManager may still list one that has died.
     *
     * @throws IOException when it cannot be asked, or none has registered
     */
    public String taskManagerId() throws IOException {
        return rest.taskManagers().stream()
                .filter(id -> !earlier.contains(id))
                .findFirst()
                .orElseThrow(() -> new IOException("Cannot find Flink's TaskManager: none is up"));
    }

    /** The client for jobs of this cluster. */
    public FlinkJobs jobs() {
        return new FlinkJobs(restUrl(), configuration(0).job());
    }

    /**
     * @throws IllegalStateException before the first start
     */
    public ChildProcess jobManager() {
        return started().jobManager();
    }

    /**
     * @throws IllegalStateException before the first start
     */
    public ChildProcess taskManager() {
        return started().taskManager();
    }

    private Processes started() {
        Processes current = processes;
        if (current == null) {
            throw new IllegalStateException("Cannot answer: Flink was never started");
        }
        return current;
    }

    @Override
    public List<ChildProcess> children() {
        Processes current = processes;
        return current == null ? List.of() : List.of(current.jobManager(), current.taskManager());
    }
}
