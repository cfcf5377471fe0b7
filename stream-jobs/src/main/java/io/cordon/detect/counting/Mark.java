package io.cordon.detect.counting;

import io.cordon.schema.address.IpAddress;
import java.nio.ByteBuffer;

/**
 * A distinct value as 128 bits: an address as it is, a keyed fingerprint by its first 16 bytes, so
 * that two values never meet by accident.
 *
 * @param high bytes 0 to 7
 * @param low bytes 8 to 15
 */
public record Mark(long high, long low) {

    /** The mark of an address. */
    public static Mark of(IpAddress address) {
        return new Mark(address.high(), address.low());
    }

    /** The mark of a keyed hash: its first 16 bytes. */
    public static Mark of(ByteBuffer hash) {
        return new Mark(hash.getLong(hash.position()), hash.getLong(hash.position() + 8));
    }
}
