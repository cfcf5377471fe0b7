package io.cordon.stack;

import io.cordon.stack.process.Loopback;
import java.io.IOException;

/** Where users reach the engines on loopback. */
public record StackPorts(int kafka, int elasticsearch, int flink) {

    private static final int MAX = 65_535;

    public StackPorts {
        check(StackPort.KAFKA, kafka);
        check(StackPort.ELASTICSEARCH, elasticsearch);
        check(StackPort.FLINK, flink);
        if (kafka == elasticsearch || kafka == flink || elasticsearch == flink) {
            throw new IllegalArgumentException(
                    "Cannot use the same port twice: Kafka "
                            + kafka
                            + ", Elasticsearch "
                            + elasticsearch
                            + ", Flink "
                            + flink);
        }
    }

    private static void check(StackPort which, int port) {
        if (port < 1 || port > MAX) {
            throw new IllegalArgumentException(
                    "Cannot use port "
                            + port
                            + " with "
                            + which.option()
                            + ": it is outside 1 to "
                            + MAX);
        }
    }

    public static StackPorts defaults() {
        return new StackPorts(
                StackPort.KAFKA.byDefault(),
                StackPort.ELASTICSEARCH.byDefault(),
                StackPort.FLINK.byDefault());
    }

    /** Three that are free now, for tests. */
    public static StackPorts free() throws IOException {
        return new StackPorts(Loopback.freePort(), Loopback.freePort(), Loopback.freePort());
    }

    /**
     * @throws IOException in one line that names the first busy port and how to change it
     */
    public void requireFree() throws IOException {
        StackPort.KAFKA.requireFree(kafka);
        StackPort.ELASTICSEARCH.requireFree(elasticsearch);
        StackPort.FLINK.requireFree(flink);
    }
}
