package io.cordon.detect;

import io.cordon.schema.address.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whom a finding is about. Ports are never part of it.
 *
 * @param type {@code source}, {@code pair} or {@code device}
 * @param value canonical address text, {@code source>destination}, or a device id
 * @param address the address meant, for allow-lists; of a pair its source
 * @param other of a pair its destination; else null
 */
public record Subject(String type, String value, IpAddress address, @Nullable IpAddress other) {

    /** One who acts. */
    public static Subject source(IpAddress address) {
        return new Subject("source", address.text(), address, null);
    }

    /** One who acts upon another. */
    public static Subject pair(IpAddress source, IpAddress destination) {
        return new Subject("pair", source.text() + ">" + destination.text(), source, destination);
    }

    /** A device: its id where the record carries one, else its address. */
    public static Subject device(@Nullable String deviceId, IpAddress address) {
        String value = deviceId == null || deviceId.isEmpty() ? address.text() : deviceId;
        return new Subject("device", value, address, null);
    }
}
