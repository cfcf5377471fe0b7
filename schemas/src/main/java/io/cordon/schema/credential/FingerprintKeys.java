package io.cordon.schema.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys in use: the current one and, while the operator keeps it, the one before. Between a
 * rotation and the retirement of the old key everything is fingerprinted under both. Not
 * thread-safe: one per decoder.
 *
 * @param current what new fingerprints are compared under
 * @param previous the key before; null when it was retired or there was none
 */
public record FingerprintKeys(FingerprintKey current, @Nullable FingerprintKey previous) {

    /** One key and none before. */
    public static FingerprintKeys only(FingerprintKey current) {
        return new FingerprintKeys(current, null);
    }

    /** Names of the keys, the current one first. */
    public List<String> ids() {
        return previous == null ? List.of(current.id()) : List.of(current.id(), previous.id());
    }

    /** Keys from their bytes. */
    public static FingerprintKeys of(byte[] current, byte @Nullable [] previous) {
        return new FingerprintKeys(
                new FingerprintKey(current),
                previous == null ? null : new FingerprintKey(previous));
    }
}
