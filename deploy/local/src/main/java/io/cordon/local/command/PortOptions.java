package io.cordon.local.command;

import io.cordon.local.settings.Ports;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

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

    /** The ports; a wrong one is wrong usage. */
    Ports ports(CommandLine line) {
        try {
            return new Ports(kafka, elasticsearch, flink);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()));
        }
    }
}
