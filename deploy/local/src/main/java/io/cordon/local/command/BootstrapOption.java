package io.cordon.local.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which brokers. */
final class BootstrapOption {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "Kafka brokers (default: those of the running stack).")
    private @Nullable String servers;

    @Nullable String servers() {
        return servers;
    }
}
