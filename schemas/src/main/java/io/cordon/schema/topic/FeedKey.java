package io.cordon.schema.topic;

import java.nio.ByteBuffer;

/** Keys of feed topics: the generation first, so that two generations never share a key. */
public final class FeedKey {

    private FeedKey() {}

    /** The key of an entry. */
    public static byte[] entry(long generation, ByteBuffer entry) {
        if (!entry.hasRemaining()) {
            throw new IllegalArgumentException("an entry needs a key of its own");
        }
        return ByteBuffer.allocate(Long.BYTES + entry.remaining())
                .putLong(generation)
                .put(entry.duplicate())
                .array();
    }

    /** The key of the commit. */
    public static byte[] commit(long generation) {
        return ByteBuffer.allocate(Long.BYTES).putLong(generation).array();
    }

    /** False for what cannot be a key of a feed. */
    public static boolean valid(byte[] key) {
        return key.length >= Long.BYTES && generation(key) > 0;
    }

    /** The generation that a valid key belongs to. */
    public static long generation(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    /** True for the key of a commit. */
    public static boolean isCommit(byte[] key) {
        return key.length == Long.BYTES;
    }
}
