package io.cordon.local.listen;

import io.cordon.local.settings.TelemetrySettings;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code listen} was asked for.
 *
 * @param dataFolder where the running stack left its addresses
 * @param bind address to receive at
 * @param udpPort 0 for any free one, -1 for none
 * @param tcpPort 0 for any free one, -1 for none
 * @param telemetry whose telemetry it is
 * @param bootstrapServers brokers in place of the running stack's
 * @param keepInput keep the bytes of what cannot be decoded
 */
public record ListenRequest(
        Path dataFolder,
        InetAddress bind,
        int udpPort,
        int tcpPort,
        TelemetrySettings telemetry,
        @Nullable String bootstrapServers,
        boolean keepInput) {}
