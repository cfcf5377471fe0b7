package io.cordon.bench.latency;

import java.io.IOException;

/** Crosses thresholds on purpose, each time with a subject of its own. */
interface ProbeSource extends AutoCloseable {

    /** Sends one. */
    Probe probe() throws IOException;

    /** Records that each adds to the topics that the pipeline reads. */
    int records();

    @Override
    void close() throws IOException;
}
