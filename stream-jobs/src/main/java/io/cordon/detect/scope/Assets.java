package io.cordon.detect.scope;

import io.cordon.schema.address.IpAddress;
import org.jspecify.annotations.Nullable;

/** What the operator knows of devices. */
@FunctionalInterface
public interface Assets {

    /** Nothing is known. */
    Assets NONE = (tenant, address, deviceId) -> null;

    /**
     * The asset that a record is about: by device id where the record carries one and the asset is
     * known by it, else by the longest prefix that holds the address.
     *
     * @return null when nothing is known
     */
    @Nullable Asset find(String tenant, @Nullable IpAddress address, @Nullable String deviceId);
}
