package io.cordon.local.feed;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code feed} was asked for.
 *
 * @param dataFolder where the running stack left its addresses, and the default key lies
 * @param operation what to do
 * @param keyFile the key of credential fingerprints; null for the running stack's
 * @param bootstrapServers brokers in place of the running stack's
 */
public record FeedRequest(
        Path dataFolder,
        Operation operation,
        @Nullable Path keyFile,
        @Nullable String bootstrapServers) {

    /** What to do. */
    public sealed interface Operation {}

    /**
     * A file becomes the feed.
     *
     * @param file default credentials
     */
    public record Import(Path file) implements Operation {}

    /** The feed is taken out of force. */
    public record Remove() implements Operation {}

    /** The feeds in force. */
    public record Status() implements Operation {}
}
