package io.cordon.bench.collect;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A collector that is measured: one process for each load. Closing kills what is left of it. */
public interface Collector extends AutoCloseable {

    /** Name for the table. */
    String name();

    /** What it understands. */
    Set<ExportProtocol> protocols();

    /** Null when it can run here; else why not. */
    @Nullable String missing();

    /** Starts it; returns when it receives at the port. */
    void start(int port) throws IOException, InterruptedException;

    /** Processor seconds so far, of all its processes. */
    double cpuSeconds();

    /**
     * Ends it once it is idle.
     *
     * @return what it took
     */
    Taken stop() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /**
     * What a collector says it took.
     *
     * @param records flows or samples, warm-up included
     * @param ownDrops datagrams it received and dropped; -1 when it does not say
     */
    record Taken(long records, long ownDrops) {}
}
