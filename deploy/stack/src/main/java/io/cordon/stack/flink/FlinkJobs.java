package io.cordon.stack.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.RemoteStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Submits jobs to a cluster and asks about them. Thread-safe. */
public final class FlinkJobs {

    /** States that a job never leaves. */
    public static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

    private static final Duration PAUSE = Duration.ofMillis(100);

    /**
     * One job that the JobManager knows.
     *
     * @param id 32 hex digits
     * @param state a name of Flink's {@code JobStatus}, such as {@code RUNNING}
     */
    public record Job(String id, String name, String state) {}

    private final URI restUrl;
    private final Map<String, String> jobSettings;
    private final FlinkRest rest;

    /**
     * @param jobSettings configuration that every submitted job takes along
     */
    public FlinkJobs(URI restUrl, Map<String, String> jobSettings) {
        this.restUrl = restUrl;
        this.jobSettings = Map.copyOf(jobSettings);
        this.rest = new FlinkRest(restUrl);
    }

    /**
     * An environment whose jobs run on the cluster. No code travels: the cluster runs on the class
     * path of the JVM that started it, so the classes of the job must have been on it.
     */
    public StreamExecutionEnvironment environment() {
        return new RemoteStreamEnvironment(
                restUrl.getHost(), restUrl.getPort(), Configuration.fromMap(jobSettings));
    }

    /**
     * Submits what was built in the environment and returns the id of the job once the cluster has
     * accepted it.
     *
     * @param restore a checkpoint or savepoint to start from; the job takes it over and deletes it
     *     when it has newer ones
     * @throws IOException when the cluster refuses the job or cannot be reached
     */
    public String submit(
            StreamExecutionEnvironment environment, String name, Optional<Path> restore)
            throws IOException {
        // By configuration, before the graph is made: what is set on a finished graph is silently
        // lost.
        restore.ifPresent(path -> environment.configure(restoring(path)));
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        try {
            return environment.executeAsync(graph).getJobID().toHexString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot submit job " + name + ": interrupted");
        } catch (Exception e) {
            // Flink declares Exception; what it throws is a failed or refused submission.
            throw new IOException("Cannot submit job " + name + " to " + restUrl, e);
        }
    }

    private static Configuration restoring(Path checkpoint) {
        Configuration configuration = new Configuration();
        SavepointRestoreSettings.toConfiguration(
                SavepointRestoreSettings.forPath(
                        checkpoint.toUri().toString(), false, RecoveryClaimMode.CLAIM),
                configuration);
        return configuration;
    }

    /**
     * Every job that the JobManager knows, running or ended. A JobManager that was killed knows
     * none.
     */
    public List<Job> list() throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
            jobs.add(
                    new Job(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            job.path("state").asText()));
        }
        return jobs;
    }

    /** The jobs of this name that have not ended. */
    public List<Job> active(String name) throws IOException {
        return list().stream()
                .filter(job -> job.name().equals(name) && !ENDED.contains(job.state()))
                .toList();
    }

    /** Empty when the JobManager does not know the job. */
    public Optional<String> state(String id) throws IOException {
        try {
            return Optional.of(rest.get("/jobs/" + id).path("state").asText());
        } catch (FlinkRestException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Waits until the job is in one of the states and returns which.
     *
     * @throws IOException when it ended in another state, or the time is over
     */
    public String await(String id, Set<String> states, Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            String state = state(id).orElse("UNKNOWN");
            if (states.contains(state)) {
                return state;
            }
            if (ENDED.contains(state) || System.nanoTime() > deadline) {
                throw new IOException(
                        "Cannot wait for job "
                                + id
                                + " to be one of "
                                + states
                                + ": it is "
                                + state
                                + failure(id).map(cause -> ": " + cause).orElse(""));
            }
            pause();
        }
    }

    /**
     * The class and message that the newest failure of the job starts with; empty when there was
     * none.
     */
    public Optional<String> failure(String id) throws IOException {
        try {
            JsonNode newest =
                    rest.get("/jobs/" + id + "/exceptions").at("/exceptionHistory/entries/0");
            return newest.path("stacktrace").asText().lines().findFirst();
        } catch (FlinkRestException e) {
            return Optional.empty();
        }
    }

    /** How often the job has started again by itself; follows about a second behind. */
    public int restarts(String id) throws IOException {
        JsonNode metrics = rest.get("/jobs/" + id + "/metrics?get=numRestarts");
        return metrics.path(0).path("value").asInt();
    }

    /** How many checkpoints the job has completed since it was submitted. */
    public long completedCheckpoints(String id) throws IOException {
        return rest.get("/jobs/" + id + "/checkpoints").at("/counts/completed").asLong();
    }

    /** What the job's operators have counted, by accumulator name; values as Flink prints them. */
    public Map<String, String> accumulators(String id) throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (JsonNode entry :
                rest.get("/jobs/" + id + "/accumulators").path("user-task-accumulators")) {
            values.put(entry.path("name").asText(), entry.path("value").asText());
        }
        return values;
    }

    /**
     * Asks the job to stop where it is; its last checkpoint is kept. Returns at once: see {@link
     * #await}.
     */
    public void cancel(String id) throws IOException {
        rest.patch("/jobs/" + id + "?mode=cancel");
    }

    private static void pause() throws IOException {
        try {
            // Nothing counts it down: a wait of bounded length.
            boolean ignored = new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot wait for Flink: interrupted");
        }
    }
}
