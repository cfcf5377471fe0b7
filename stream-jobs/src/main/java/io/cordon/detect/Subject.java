package io.cordon.detect;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whom a finding is about. Ports are never part of it.
 *
 * @param type {@code source}, {@code pair}, {@code device}, {@code victim}, {@code prefix} or
 *     {@code credential}
 * @param value canonical address text, {@code source>destination}, a device id, a prefix, or of a
 *     credential its key id and the first 32 hex digits of its fingerprint, joined by a colon
 * @param address the address meant, for allow-lists; of a pair its source; of a prefix the address
 *     in it that the record speaks of; of a credential the client of the record
 * @param other of a pair its destination; else null
 */
public record Subject(String type, String value, IpAddress address, @Nullable IpAddress other) {

    private static final int V4_NETWORK = 96 + 24;
    private static final int V6_NETWORK = 48;

    /** One who acts. */
    public static Subject source(IpAddress address) {
        return new Subject("source", address.text(), address, null);
    }

    /** One who acts upon another. */
    public static Subject pair(IpAddress source, IpAddress destination) {
        return new Subject("pair", source.text() + ">" + destination.text(), source, destination);
    }

    /** One who is hit, or in whose name others are. */
    public static Subject victim(IpAddress address) {
        return new Subject("victim", address.text(), address, null);
    }

    /** A device: its id where the record carries one, else its address. */
    public static Subject device(@Nullable String deviceId, IpAddress address) {
        String value = deviceId == null || deviceId.isEmpty() ? address.text() : deviceId;
        return new Subject("device", value, address, null);
    }

    /** A network that is hit: the /24 or /48 of an address. */
    public static Subject network(IpAddress address) {
        IpPrefix prefix = new IpPrefix(address, address.isV4() ? V4_NETWORK : V6_NETWORK);
        return new Subject("prefix", prefix.text(), address, null);
    }

    /**
     * A pair of user and password, by keyed fingerprint.
     *
     * @param client who used it, for allow-lists
     * @param server where, for allow-lists; null when unknown
     */
    public static Subject credential(
            @Nullable String keyId,
            ByteBuffer fingerprint,
            IpAddress client,
            @Nullable IpAddress server) {
        byte[] half = new byte[16];
        fingerprint.duplicate().get(half);
        String value = (keyId == null ? "" : keyId) + ":" + HexFormat.of().formatHex(half);
        return new Subject("credential", value, client, server);
    }
}
