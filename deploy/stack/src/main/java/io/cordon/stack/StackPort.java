package io.cordon.stack;

import io.cordon.stack.process.Loopback;
import java.io.IOException;

/** The ports that users see. Every other port is chosen at start and stays inside the stack. */
public enum StackPort {
    KAFKA("Kafka", 9092, "--kafka-port"),
    ELASTICSEARCH("Elasticsearch", 9200, "--elasticsearch-port"),
    FLINK("Flink", 8081, "--flink-port");

    private final String title;
    private final int byDefault;
    private final String option;

    StackPort(String title, int byDefault, String option) {
        this.title = title;
        this.byDefault = byDefault;
        this.option = option;
    }

    public int byDefault() {
        return byDefault;
    }

    /** The command line option of {@code ./cordon up} that chooses another. */
    public String option() {
        return option;
    }

    /**
     * @throws IOException in one line when somebody listens there
     */
    public void requireFree(int port) throws IOException {
        if (!Loopback.isFree(port)) {
            throw new IOException(
                    "Cannot start "
                            + title
                            + ": port "
                            + port
                            + " on "
                            + Loopback.HOST
                            + " is in use: stop what listens there, or choose another with "
                            + option);
        }
    }
}
