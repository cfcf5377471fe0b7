package io.cordon.detect.scope;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Assets from a file. The longest prefix wins, and at the same length the tenant's own over every
 * tenant's. One look-up costs at most two probes for each prefix length that occurs. Immutable,
 * thread-safe.
 */
public final class AssetTable implements Assets {

    private static final String EVERY_TENANT = "";

    private record Device(String tenant, String id) {}

    private record Network(String tenant, IpPrefix prefix) {}

    private final Map<Device, Asset> devices = new HashMap<>();
    private final Map<Network, Asset> networks = new HashMap<>();
    private final List<Integer> lengths;

    private AssetTable(Collection<KnownAsset> known) {
        TreeSet<Integer> seen = new TreeSet<>(Comparator.reverseOrder());
        for (KnownAsset one : known) {
            String tenant = one.tenant() == null ? EVERY_TENANT : one.tenant();
            String deviceId = one.deviceId();
            if (deviceId != null) {
                devices.put(new Device(tenant, deviceId), one.asset());
            }
            if (one.prefix() != null) {
                IpPrefix prefix = IpPrefix.parse(one.prefix());
                networks.put(new Network(tenant, prefix), one.asset());
                seen.add(prefix.length());
            }
        }
        lengths = new ArrayList<>(seen);
    }

    /** A table of what is known; of two lines about one thing the later wins. */
    public static Assets of(Collection<KnownAsset> known) {
        return known.isEmpty() ? NONE : new AssetTable(known);
    }

    @Override
    public Optional<Asset> find(
            String tenant, @Nullable String deviceId, @Nullable IpAddress address) {
        Asset found = deviceId == null ? null : device(tenant, deviceId);
        return Optional.ofNullable(
                found != null || address == null ? found : network(tenant, address));
    }

    private @Nullable Asset device(String tenant, String deviceId) {
        Asset own = devices.get(new Device(tenant, deviceId));
        return own != null ? own : devices.get(new Device(EVERY_TENANT, deviceId));
    }

    private @Nullable Asset network(String tenant, IpAddress address) {
        for (int length : lengths) {
            IpPrefix prefix = new IpPrefix(address, length);
            Asset own = networks.get(new Network(tenant, prefix));
            Asset found = own != null ? own : networks.get(new Network(EVERY_TENANT, prefix));
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
