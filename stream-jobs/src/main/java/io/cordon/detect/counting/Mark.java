package io.cordon.detect.counting;

import io.cordon.schema.address.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A distinct value as 128 bits: an address as it is, a keyed fingerprint by its first 16 bytes, a
 * text by those of its SHA-256, so that two values meet neither by accident nor by design.
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

    /** The mark of a text, by its exact UTF-8. */
    public static Mark ofText(String text) {
        try {
            return of(
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
