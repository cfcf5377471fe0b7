package io.cordon.detect.firmware.device;

import io.cordon.detect.firmware.judge.FirmwareFacts;
import org.jspecify.annotations.Nullable;

/**
 * A firmware that differs from the one before.
 *
 * @param time when the new one was seen
 * @param previousVersion the version that was confirmed before, as written
 * @param previousHash its hash; null when unknown
 * @param facts what is said of the new one
 * @param hash its hash; null when unknown
 */
public record FirmwareChange(
        long time,
        String previousVersion,
        @Nullable String previousHash,
        FirmwareFacts facts,
        @Nullable String hash) {

    /** What counts as one distinct value: the new version and hash. */
    String key() {
        return facts.version() + '\n' + (hash == null ? "" : hash);
    }
}
