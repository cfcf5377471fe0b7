package io.cordon.local.up;

import io.cordon.local.settings.Ports;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.stack.flink.FlinkSettings.StateBackend;
import java.nio.file.Path;

/**
 * What {@code up} was asked for.
 *
 * @param dataFolder the stack's data, logs and keys
 * @param ports where it listens
 * @param telemetry defaults for a later {@code ingest}
 * @param rules what the running job judges with
 * @param stateBackend where the running job keeps its state
 */
public record UpSettings(
        Path dataFolder,
        Ports ports,
        TelemetrySettings telemetry,
        RuleSettings rules,
        StateBackend stateBackend) {

    /** A stack that keeps its state on disk. */
    public UpSettings(
            Path dataFolder, Ports ports, TelemetrySettings telemetry, RuleSettings rules) {
        this(dataFolder, ports, telemetry, rules, StateBackend.ROCKSDB);
    }
}
