package io.cordon.stack.testing;

import io.cordon.stack.ElasticsearchNode;
import io.cordon.stack.FlinkCluster;
import io.cordon.stack.KafkaBroker;
import io.cordon.stack.StackService;
import io.cordon.stack.flink.FlinkSettings;
import io.cordon.stack.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of each engine for all tests of a JVM, on free ports, with fresh data under {@code
 * target/stack/}.
 *
 * <p>The first call starts the engine (and takes its time); all stop when the JVM ends.
 * Thread-safe. A test that kills an engine starts one of its own instead.
 */
public final class SharedStack {

    private static final int HEAP_MEGABYTES = 512;

    private static final List<StackService> STARTED = new ArrayList<>();
    private static @Nullable Path directory;
    private static @Nullable KafkaBroker kafka;
    private static @Nullable ElasticsearchNode elasticsearch;

    private static @Nullable FlinkCluster flink;

    private SharedStack() {}

    public static synchronized KafkaBroker kafka() {
        if (kafka == null) {
            kafka = start(new KafkaBroker(directory(), freePort()));
        }
        return kafka;
    }

    public static synchronized ElasticsearchNode elasticsearch() {
        if (elasticsearch == null) {
            elasticsearch =
                    start(new ElasticsearchNode(directory(), freePort(), HEAP_MEGABYTES, Map.of()));
        }
        return elasticsearch;
    }

    /** Eight slots; runs on the class path of the tests, so jobs may use test classes. */
    public static synchronized FlinkCluster flink() {
        if (flink == null) {
            flink =
                    start(
                            new FlinkCluster(
                                    directory(),
                                    freePort(),
                                    FlinkSettings.defaults().withTaskSlots(8),
                                    Map.of()));
        }
        return flink;
    }

    private static Path directory() {
        if (directory == null) {
            try {
                directory = TestDirectory.create("shared");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(SharedStack::stopAll, "shared-stack-stop"));
        }
        return directory;
    }

    private static int freePort() {
        try {
            return Loopback.freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <S extends StackService> S start(S service) {
        try {
            service.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        STARTED.add(service);
        return service;
    }

    private static synchronized void stopAll() {
        // Test data is worth nothing afterwards, and a clean stop of three engines would take
        // seconds.
        for (StackService service : STARTED) {
            service.kill();
        }
        if (directory != null) {
            TestDirectory.deleteRelocated(directory);
        }
    }
}
