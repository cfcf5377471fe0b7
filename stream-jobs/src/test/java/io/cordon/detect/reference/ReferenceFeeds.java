package io.cordon.detect.reference;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the operator gave beside the telemetry.
 *
 * @param networks the operator's networks; empty when none are given
 * @param defaults default pairs in force
 * @param assets what is known of devices
 * @param allowed allow-list
 */
public record ReferenceFeeds(
        List<IpPrefix> networks,
        List<DefaultPair> defaults,
        List<Asset> assets,
        List<Allowance> allowed) {

    /** Nothing was given. */
    public static final ReferenceFeeds NONE =
            new ReferenceFeeds(List.of(), List.of(), List.of(), List.of());

    /**
     * One entry of a default-credential list.
     *
     * @param keyId names the key of the fingerprint
     * @param fingerprint of user and password
     * @param vendors whose default it is; empty when the list does not say
     */
    public record DefaultPair(String keyId, ByteBuffer fingerprint, Set<String> vendors) {}

    /**
     * One line of an asset file.
     *
     * @param where an address or a prefix; null for a line about a device id
     * @param deviceId a device id; null for a line about an address
     */
    public record Asset(
            @Nullable IpPrefix where,
            @Nullable String deviceId,
            @Nullable String vendor,
            @Nullable String setting) {}

    /** Copies the lists. */
    public ReferenceFeeds {
        networks = List.copyOf(networks);
        defaults = List.copyOf(defaults);
        assets = List.copyOf(assets);
        allowed = List.copyOf(allowed);
    }

    /** These feeds with networks. */
    public ReferenceFeeds withNetworks(List<IpPrefix> given) {
        return new ReferenceFeeds(given, defaults, assets, allowed);
    }

    /** These feeds with default pairs of one key whose vendors nobody knows. */
    public ReferenceFeeds withDefaults(String keyId, Collection<ByteBuffer> fingerprints) {
        return new ReferenceFeeds(
                networks,
                fingerprints.stream()
                        .map(bytes -> new DefaultPair(keyId, bytes, Set.of()))
                        .toList(),
                assets,
                allowed);
    }

    /** These feeds with an allow-list. */
    public ReferenceFeeds withAllowed(List<Allowance> lines) {
        return new ReferenceFeeds(networks, defaults, assets, lines);
    }

    /** Every entry that names a credential by its fingerprint under the key of that id. */
    List<DefaultPair> listed(@Nullable String keyId, @Nullable ByteBuffer fingerprint) {
        return defaults.stream()
                .filter(pair -> pair.keyId().equals(keyId))
                .filter(pair -> pair.fingerprint().equals(fingerprint))
                .toList();
    }

    /** What is known of a device: the line of its id, else that of the longest prefix. */
    Stream<Asset> asset(@Nullable String deviceId, IpAddress address) {
        Stream<Asset> byId =
                assets.stream().filter(a -> deviceId != null && deviceId.equals(a.deviceId()));
        Comparator<Asset> longest =
                Comparator.comparingInt(a -> a.where() == null ? 0 : -a.where().length());
        Stream<Asset> byAddress =
                assets.stream()
                        .filter(a -> a.where() != null && a.where().contains(address))
                        .sorted(longest);
        return Stream.concat(byId, byAddress).limit(1);
    }
}
