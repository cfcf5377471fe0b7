package io.cordon.local.demo;

import io.cordon.local.settings.Ports;
import io.cordon.local.settings.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code demo} was asked for.
 *
 * @param dataFolder the stack's data, logs and keys
 * @param ports where the stack listens
 * @param tenant whose network the fleet is; by default one of this run's own, so that earlier data
 *     cannot be mistaken
 * @param keyFile the key of credential fingerprints
 * @param assets what is known of devices
 * @param seed decides times and counts of the fleet
 * @param deadline how long to wait for the last planted finding
 * @param exit whether to stop the stack when the comparison is printed
 */
public record DemoSettings(
        Path dataFolder,
        Ports ports,
        @Nullable Tenant tenant,
        @Nullable Path keyFile,
        @Nullable Path assets,
        long seed,
        Duration deadline,
        boolean exit) {}
