package io.cordon.detect.scope;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One line of an asset file: which devices, and what is known of them.
 *
 * @param tenant whose devices; null for every tenant's
 * @param prefix address or prefix, as text; null when the device is known by its id
 * @param deviceId id that records carry; null when the devices are known by address
 * @param asset what is known
 */
public record KnownAsset(
        @Nullable String tenant, @Nullable String prefix, @Nullable String deviceId, Asset asset)
        implements Serializable {

    /** One of both says which devices. */
    public KnownAsset {
        if ((prefix == null) == (deviceId == null)) {
            throw new IllegalArgumentException(
                    "an asset is known by an address or prefix, or by a device id");
        }
    }
}
