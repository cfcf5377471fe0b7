package io.cordon.bench.engine;

import io.cordon.schema.index.IndexTemplateInstaller;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.ElasticsearchNode;
import io.cordon.stack.FlinkCluster;
import io.cordon.stack.KafkaBroker;
import io.cordon.stack.LocalStack;
import io.cordon.stack.StackPorts;
import io.cordon.stack.StackService;
import io.cordon.stack.StackSettings;
import io.cordon.stack.flink.FlinkRest;
import io.cordon.stack.flink.FlinkSettings;
import io.cordon.stack.process.ChildProcess;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Kafka, Elasticsearch and Flink for one benchmark, on free ports and empty data. Closing stops
 * them and deletes the data.
 */
public final class BenchEngines implements AutoCloseable {

    private static final Duration REQUEST = Duration.ofSeconds(60);
    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

    /** Longer than {@code web.timeout}. */
    private static final Duration METRICS = Duration.ofSeconds(120);

    /** The embedded broker's id. */
    private static final int BROKER = 1;

    private final Path directory;
    private final LocalStack stack;

    /**
     * Starts nothing yet.
     *
     * @param directory a folder of the benchmark's own; what it holds is deleted
     * @param slots how many parallel subtasks fit
     * @param taskManagerMegabytes all memory of the TaskManager's process
     */
    public BenchEngines(Path directory, int slots, int taskManagerMegabytes) throws IOException {
        this.directory = directory;
        this.stack =
                new LocalStack(
                        directory,
                        StackPorts.free(),
                        new StackSettings(
                                KafkaBroker.DEFAULT_HEAP_MEGABYTES,
                                ElasticsearchNode.DEFAULT_HEAP_MEGABYTES,
                                FlinkSettings.defaults()
                                        .withTaskSlots(slots)
                                        .withTaskManagerMegabytes(taskManagerMegabytes)
                                        .withCheckpointInterval(CHECKPOINTS)));
    }

    /** Starts all three and applies topics and index templates. */
    public void start() throws IOException {
        Folders.delete(directory);
        stack.start();
        try (Admin admin = admin()) {
            TopicInstaller.apply(admin);
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        try {
            new IndexTemplateInstaller(client, elasticsearch().url(), null).apply();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot apply index templates: interrupted");
        }
    }

    /** Deletes what jobs have indexed, so that the next one does not find its documents there. */
    public void emptyIndices() throws IOException {
        String url = elasticsearch().url().toString();
        String names = answer("GET", url + "/_cat/indices/cordon-*?h=index").strip();
        if (!names.isEmpty()) {
            answer("DELETE", url + "/" + names.replace("\n", ","));
        }
    }

    private static String answer(String method, String url) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, BodyPublishers.noBody())
                        .timeout(REQUEST)
                        .build();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(
                        method
                                + " "
                                + url
                                + " answers "
                                + response.statusCode()
                                + ": "
                                + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot ask Elasticsearch: interrupted");
        }
    }

    /** A client of the broker. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** Where clients of Kafka connect. */
    public String bootstrapServers() {
        return stack.kafka().bootstrapServers();
    }

    /** The node. */
    public ElasticsearchNode elasticsearch() {
        return stack.elasticsearch();
    }

    /** The cluster. */
    public FlinkCluster flink() {
        return stack.flink();
    }

    /**
     * Replaces the TaskManager by a new process, so that what one job taught the JIT compiler and
     * left on the heap is not what the next is measured with.
     *
     * @return its process id
     */
    public long freshTaskManager() throws IOException {
        flink().taskManager().kill();
        flink().start();
        awaitMetrics();
        return taskManager();
    }

    /**
     * Waits until the JobManager reads the new process's metrics. A question that the old one did
     * not live to answer keeps it from asking the next for as long as {@code web.timeout}; a job
     * measured meanwhile seems to stand still.
     */
    private void awaitMetrics() throws IOException {
        FlinkRest rest = new FlinkRest(flink().restUrl());
        String heap =
                "/taskmanagers/"
                        + flink().taskManagerId()
                        + "/metrics?get=Status.JVM.Memory.Heap.Used";
        long deadline = System.nanoTime() + METRICS.toNanos();
        while (rest.get(heap).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "Cannot measure: the TaskManager's metrics have not been read for "
                                + METRICS.toSeconds()
                                + " s");
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    /** The TaskManager's process id. */
    public long taskManager() {
        return flink().taskManager().pid().orElseThrow();
    }

    /** Bytes of some topics on the broker's disk. */
    public long storedBytes(Set<String> topics) throws IOException {
        long bytes = 0;
        try (Admin admin = admin()) {
            Map<Integer, Map<String, LogDirDescription>> brokers =
                    admin.describeLogDirs(List.of(BROKER)).allDescriptions().get();
            for (Map<String, LogDirDescription> folders : brokers.values()) {
                for (LogDirDescription folder : folders.values()) {
                    for (Map.Entry<TopicPartition, ReplicaInfo> replica :
                            folder.replicaInfos().entrySet()) {
                        if (topics.contains(replica.getKey().topic())) {
                            bytes += replica.getValue().size();
                        }
                    }
                }
            }
            return bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot ask Kafka for sizes: interrupted");
        } catch (ExecutionException e) {
            throw new IOException("Cannot ask Kafka for sizes", e.getCause());
        }
    }

    /** Every process of the engines but the TaskManager. */
    public Map<String, Long> otherProcesses() {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (StackService service : services()) {
            for (ChildProcess child : service.children()) {
                child.pid().ifPresent(pid -> pids.put(child.name(), pid));
            }
        }
        pids.remove(flink().taskManager().name());
        return pids;
    }

    private List<StackService> services() {
        return List.of(flink(), elasticsearch(), stack.kafka());
    }

    /** Everything stops at once, since nothing is kept; then the data goes. */
    @Override
    public void close() throws IOException {
        Optional<Path> elsewhere = elasticsearch().relocatedFolder();
        services().forEach(StackService::kill);
        stack.close();
        Folders.delete(directory);
        if (elsewhere.isPresent()) {
            Folders.delete(elsewhere.get());
        }
    }
}
