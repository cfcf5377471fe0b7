package io.cordon.local.feed;

import io.cordon.ingest.feed.sync.PublishedFeed;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** A feed that a file can become. */
    public enum Feed {
        /** Default credentials. */
        CREDENTIALS,
        /** Rows of the amplifier port table. */
        PORTS;

        /** The word for it on the command line. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What to do. */
    public sealed interface Operation {}

    /**
     * A file becomes the feed.
     *
     * @param feed which
     * @param file its content
     */
    public record Import(Feed feed, Path file) implements Operation {}

    /**
     * The feed is taken out of force.
     *
     * @param feed which
     */
    public record Remove(Feed feed) implements Operation {}

    /** The feeds in force. */
    public record Status() implements Operation {}

    /**
     * Feeds are fetched from their publishers.
     *
     * @param feeds which, in order
     * @param folder where they are kept
     * @param places where feeds are that are not where their publishers have them
     */
    public record Sync(List<PublishedFeed> feeds, Path folder, Map<PublishedFeed, URI> places)
            implements Operation {

        /** Copies the collections. */
        public Sync {
            feeds = List.copyOf(feeds);
            places = Map.copyOf(places);
        }
    }
}
