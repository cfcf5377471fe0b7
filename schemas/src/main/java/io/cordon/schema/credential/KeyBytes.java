package io.cordon.schema.credential;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of the keys in use, as they lie in their files. Never printed. */
public final class KeyBytes {

    private final byte[] current;
    private final byte @Nullable [] previous;

    /**
     * Keys in use.
     *
     * @param current the current one
     * @param previous the one before, while it is kept; one equal to the current is none
     * @throws IllegalArgumentException when one has not {@value FingerprintKey#BYTES} bytes
     */
    public KeyBytes(byte[] current, byte @Nullable [] previous) {
        check(current);
        this.current = current.clone();
        if (previous == null || Arrays.equals(current, previous)) {
            this.previous = null;
        } else {
            check(previous);
            this.previous = previous.clone();
        }
    }

    private static void check(byte[] key) {
        if (key.length != FingerprintKey.BYTES) {
            throw new IllegalArgumentException(
                    "Cannot use fingerprint key: expected "
                            + FingerprintKey.BYTES
                            + " bytes, got "
                            + key.length);
        }
    }

    /** The current key. */
    public byte[] current() {
        return current.clone();
    }

    /** The key before; null when there is none. */
    public byte @Nullable [] previous() {
        return previous == null ? null : previous.clone();
    }

    /** Ready to make fingerprints; a new instance each time, since they are not thread-safe. */
    public FingerprintKeys keys() {
        return FingerprintKeys.of(current, previous);
    }
}
