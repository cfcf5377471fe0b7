package io.cordon.local.listen;

import io.cordon.local.settings.TelemetrySettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code listen} was asked for.
 *
 * @param dataFolder where the running stack left its addresses
 * @param bind address to receive at
 * @param udpPort 0 for any free one, -1 for none
 * @param tcpPort 0 for any free one, -1 for none
 * @param flowPorts ports of flow exports; empty for syslog
 * @param telemetry whose telemetry it is
 * @param bootstrapServers brokers in place of the running stack's
 * @param keepInput keep the bytes of what cannot be decoded
 */
public record ListenRequest(
        Path dataFolder,
        InetAddress bind,
        int udpPort,
        int tcpPort,
        List<Integer> flowPorts,
        TelemetrySettings telemetry,
        @Nullable String bootstrapServers,
        boolean keepInput) {

    /** Copies the ports. */
    public ListenRequest {
        flowPorts = List.copyOf(flowPorts);
    }
}
