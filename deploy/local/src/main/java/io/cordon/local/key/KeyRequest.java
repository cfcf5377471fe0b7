package io.cordon.local.key;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code key} was asked for.
 *
 * @param dataFolder where the default key lies
 * @param operation what to do
 * @param keyFile the current key's file; null for the running stack's, else the default one
 * @param force retire although something still needs the old key
 */
public record KeyRequest(
        Path dataFolder, Operation operation, @Nullable Path keyFile, boolean force) {

    /** What to do. */
    public enum Operation {
        /** Show which keys there are. */
        STATUS,
        /** Make a new key, keep the old one beside it. */
        ROTATE,
        /** Forget the old key. */
        RETIRE
    }
}
