package io.cordon.detect.scope;

import io.cordon.schema.address.IpAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operator knows of devices: the asset file or feed. Safe to ask for every match. */
@FunctionalInterface
public interface Assets {

    /** Nothing is known of any device. */
    Assets NONE = (tenant, deviceId, address) -> Optional.empty();

    /**
     * The device that a record speaks of.
     *
     * @param tenant whose network; equal private addresses of two tenants are two devices
     * @param deviceId its id, when the record names one
     * @param address its address, when known; the most specific prefix that holds it counts
     */
    Optional<Asset> find(String tenant, @Nullable String deviceId, @Nullable IpAddress address);
}
