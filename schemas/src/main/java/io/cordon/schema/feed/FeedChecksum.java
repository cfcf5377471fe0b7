package io.cordon.schema.feed;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The checksum of a generation: SHA-256 over its entries in the order of their keys. */
public final class FeedChecksum {

    private FeedChecksum() {}

    /** An empty map in the order that the checksum wants: keys as unsigned bytes. */
    public static SortedMap<byte[], byte[]> entries() {
        return new TreeMap<>(Arrays::compareUnsigned);
    }

    /** SHA-256 over key and value of each, both with their length before them as 4 bytes. */
    public static byte[] of(SortedMap<byte[], byte[]> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<byte[], byte[]> entry : entries.entrySet()) {
                update(digest, entry.getKey());
                update(digest, entry.getValue());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
