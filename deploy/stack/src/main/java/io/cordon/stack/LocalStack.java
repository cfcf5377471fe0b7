package io.cordon.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, Elasticsearch and Flink with data under one directory.
 *
 * <p>It knows no topics, indices or jobs: the launcher applies those once {@link #start} has
 * returned.
 */
public final class LocalStack implements AutoCloseable {

    private final Path directory;
    private final StackPorts ports;
    private final StackSettings settings;
    private final AvailableMemory memory;
    private final KafkaBroker kafka;
    private final ElasticsearchNode elasticsearch;
    private final FlinkCluster flink;
    private volatile @Nullable Supervisor supervisor;

    public LocalStack(Path directory, StackPorts ports, StackSettings settings) {
        this(directory, ports, settings, AvailableMemory.ofThisMachine());
    }

    LocalStack(Path directory, StackPorts ports, StackSettings settings, AvailableMemory memory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.ports = ports;
        this.settings = settings;
        this.memory = memory;
        this.kafka =
                new KafkaBroker(directory, ports.kafka(), settings.kafkaHeapMegabytes(), Map.of());
        this.elasticsearch =
                new ElasticsearchNode(
                        directory,
                        ports.elasticsearch(),
                        settings.elasticsearchHeapMegabytes(),
                        Map.of());
        this.flink = new FlinkCluster(directory, ports.flink(), settings.flink(), Map.of());
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public ElasticsearchNode elasticsearch() {
        return elasticsearch;
    }

    public FlinkCluster flink() {
        return flink;
    }

    /**
     * Starts all three at the same time; about 20 s on two cores. What has started is stopped when
     * another fails.
     *
     * @throws IOException with one line that says what to do: a busy port, too little memory, or an
     *     engine that does not come up
     */
    public void start() throws IOException {
        ports.requireFree();
        requireMemory();
        Files.createDirectories(directory);
        List<StackService> services = List.of(kafka, elasticsearch, flink);
        ExecutorService threads = Executors.newFixedThreadPool(services.size());
        try {
            List<CompletableFuture<Void>> starts = new ArrayList<>();
            for (StackService service : services) {
                starts.add(CompletableFuture.runAsync(() -> startOne(service), threads));
            }
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            close();
            throw new IOException(message(e), e);
        } finally {
            threads.shutdown();
        }
    }

    private static void startOne(StackService service) {
        try {
            service.start();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static String message(CompletionException failure) {
        Throwable cause = failure.getCause();
        return cause == null
                ? String.valueOf(failure.getMessage())
                : String.valueOf(cause.getMessage());
    }

    private void requireMemory() throws IOException {
        int required = settings.requiredMegabytes();
        OptionalLong available = memory.megabytes();
        if (available.isPresent() && available.getAsLong() < required) {
            throw new IOException(
                    "Cannot start the stack: it needs "
                            + required
                            + " MB of memory and "
                            + available.getAsLong()
                            + " MB are available: stop other programs, or use ./cordon batch, which"
                            + " needs no servers");
        }
    }

    /**
     * Starts processes again from now on when they end by themselves.
     *
     * @param log takes one line per event
     * @param onRestart takes the name of the process: after {@code flink-jobmanager} the jobs have
     *     to be submitted again
     */
    public void supervise(Clock clock, Consumer<String> log, Consumer<String> onRestart) {
        Supervisor created =
                new Supervisor(List.of(kafka, elasticsearch, flink), clock, log, onRestart);
        supervisor = created;
        created.start();
    }

    /**
     * Stops Flink, then Elasticsearch, then Kafka, so that each finds what it writes to; all, even
     * if one fails.
     */
    @Override
    public void close() throws IOException {
        Supervisor current = supervisor;
        if (current != null) {
            current.close();
        }
        IOException failure = null;
        for (StackService service : List.of(flink, elasticsearch, kafka)) {
            try {
                service.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
