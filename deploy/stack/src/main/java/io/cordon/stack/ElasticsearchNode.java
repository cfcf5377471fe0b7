package io.cordon.stack;

import io.cordon.stack.elasticsearch.Account;
import io.cordon.stack.elasticsearch.Distribution;
import io.cordon.stack.elasticsearch.NodeConfiguration;
import io.cordon.stack.elasticsearch.NodeFolder;
import io.cordon.stack.process.ChildProcess;
import io.cordon.stack.process.ChildSpec;
import io.cordon.stack.process.Loopback;
import io.cordon.stack.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real Elasticsearch node as a child process on loopback, without security.
 *
 * <p>Start takes 8 to 20 s. A second start on the same directory finds the indices again.
 */
public final class ElasticsearchNode implements StackService {

    public static final int DEFAULT_HEAP_MEGABYTES = 1024;

    private static final Duration DEADLINE = Duration.ofSeconds(180);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Path directory;
    private final int port;
    private final int heapMegabytes;
    private final Map<String, String> extra;
    private volatile @Nullable ChildProcess child;

    public ElasticsearchNode(Path directory, int port) {
        this(directory, port, DEFAULT_HEAP_MEGABYTES, Map.of());
    }

    /**
     * @param directory data under {@code elasticsearch/}, shared with the other services of a stack
     * @param heapMegabytes at least 256
     * @param extra settings of {@code elasticsearch.yml}; they win over ours
     */
    public ElasticsearchNode(
            Path directory, int port, int heapMegabytes, Map<String, String> extra) {
        if (heapMegabytes < 256) {
            throw new IllegalArgumentException(
                    "Cannot size Elasticsearch: heap of " + heapMegabytes + " MB is below 256 MB");
        }
        this.directory = directory.toAbsolutePath().normalize();
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.extra = Map.copyOf(extra);
    }

    /** Where clients connect; known before the start. */
    public URI url() {
        return URI.create("http://" + Loopback.HOST + ":" + port);
    }

    @Override
    public String name() {
        return "elasticsearch";
    }

    /**
     * @throws IOException when the program is missing, the port is busy, or the node does not come
     *     up
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
        StackPort.ELASTICSEARCH.requireFree(port);
        Account account = Account.current();
        Path java = Path.of(System.getProperty("java.home"));
        if (!account.mayRead(java.resolve("bin").resolve("java"))) {
            throw new IOException(
                    "Cannot start elasticsearch as root: the account it runs under cannot read the"
                            + " JDK at "
                            + java
                            + ": use a JDK outside of home folders, or run as a normal user");
        }
        NodeFolder folder =
                NodeFolder.prepare(
                        directory.resolve("elasticsearch"), Distribution.locate(), account);
        Path data = folder.data();
        NodeConfiguration.write(data, port, Loopback.freePort(), heapMegabytes, extra);
        account.own(data.resolve("config"));
        String pathData = "-Epath.data=" + data.resolve("data");
        ChildSpec spec =
                new ChildSpec(
                        name(),
                        directory,
                        List.of(
                                folder.home().resolve("bin").resolve("elasticsearch").toString(),
                                pathData),
                        Map.of(
                                "ES_JAVA_HOME", java.toString(),
                                "ES_PATH_CONF", data.resolve("config").toString(),
                                "ES_TMPDIR", data.resolve("tmp").toString(),
                                "HOME", data.toString()),
                        pathData,
                        DEADLINE,
                        GRACE);
        URI health = url().resolve("/_cluster/health?wait_for_status=yellow&timeout=2s");
        return new ChildProcess(
                spec,
                Readiness.http(health, body -> body.contains("\"timed_out\":false")),
                account.prefix());
    }

    /** The folder outside of the stack's directory that a start as root may have had to make. */
    public Optional<Path> relocatedFolder() throws IOException {
        return NodeFolder.relocated(directory.resolve("elasticsearch"));
    }

    @Override
    public List<ChildProcess> children() {
        ChildProcess current = child;
        return current == null ? List.of() : List.of(current);
    }
}
