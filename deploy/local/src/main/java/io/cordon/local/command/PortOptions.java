package io.cordon.local.command;

import io.cordon.local.settings.Ports;
import picocli.CommandLine.Option;

/** Ports of the local stack. */
final class PortOptions {

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description =
                    "Kafka broker on loopback; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int kafka;

    @Option(
            names = "--elasticsearch-port",
            paramLabel = "PORT",
            defaultValue = "9200",
            description =
                    "Elasticsearch on loopback; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int elasticsearch;

    @Option(
            names = "--flink-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description =
                    "Flink's REST interface and page on loopback; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int flink;

    Ports ports() {
        return new Ports(kafka, elasticsearch, flink);
    }
}
