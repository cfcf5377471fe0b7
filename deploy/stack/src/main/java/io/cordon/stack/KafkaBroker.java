package io.cordon.stack;

import io.cordon.stack.kafka.BrokerConfiguration;
import io.cordon.stack.kafka.BrokerReadiness;
import io.cordon.stack.process.ChildLogging;
import io.cordon.stack.process.ChildProcess;
import io.cordon.stack.process.ChildSpec;
import io.cordon.stack.process.JvmCommand;
import io.cordon.stack.process.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, broker and controller in one) as a child process on loopback.
 *
 * <p>Start takes 3 to 8 s. It creates no topics by itself. A second start on the same directory
 * finds the data again.
 */
public final class KafkaBroker implements StackService {

    public static final int DEFAULT_HEAP_MEGABYTES = 384;

    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path directory;
    private final int port;
    private final int heapMegabytes;
    private final Map<String, String> extra;
    private volatile @Nullable ChildProcess child;

    public KafkaBroker(Path directory, int port) {
        this(directory, port, DEFAULT_HEAP_MEGABYTES, Map.of());
    }

    /**
     * @param directory data under {@code kafka/}, shared with the other services of a stack
     * @param extra broker properties; they win over ours
     */
    public KafkaBroker(Path directory, int port, int heapMegabytes, Map<String, String> extra) {
        if (heapMegabytes < 128) {
            throw new IllegalArgumentException(
                    "Cannot size Kafka: heap of " + heapMegabytes + " MB is below 128 MB");
        }
        this.directory = directory.toAbsolutePath().normalize();
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.extra = Map.copyOf(extra);
    }

    /** Where clients connect; known before the start. */
    public String bootstrapServers() {
        return Loopback.HOST + ":" + port;
    }

    @Override
    public String name() {
        return "kafka";
    }

    /**
     * @throws IOException when the port is busy or the broker does not come up
     */
    @Override
    public void start() throws IOException {
        ChildProcess current = child;
        if (current == null) {
            current = prepare();
            child = current;
        }
        if (!current.isAlive()) {
            current.start();
        }
    }

    private ChildProcess prepare() throws IOException {
        StackPort.KAFKA.requireFree(port);
        Path properties =
                new BrokerConfiguration(directory, port, Loopback.freePort(), extra).write();
        String marker = directory.resolve("kafka").toString();
        List<String> options =
                List.of(
                        "-Xms64m",
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseG1GC",
                        ChildLogging.configure(directory, name()));
        ChildSpec spec =
                new ChildSpec(
                        name(),
                        directory,
                        JvmCommand.of(
                                marker, options, "kafka.Kafka", List.of(properties.toString())),
                        Map.of(),
                        marker,
                        DEADLINE,
                        GRACE);
        return new ChildProcess(spec, new BrokerReadiness(bootstrapServers(), port));
    }

    @Override
    public List<ChildProcess> children() {
        ChildProcess current = child;
        return current == null ? List.of() : List.of(current);
    }
}
