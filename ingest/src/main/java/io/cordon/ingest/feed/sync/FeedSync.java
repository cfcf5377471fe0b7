package io.cordon.ingest.feed.sync;

import io.cordon.ingest.feed.sync.FeedDownload.Outcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps the files of a feed as its publisher has them. */
public final class FeedSync {

    /** Larger than any file of these feeds by a factor of ten. */
    private static final long MOST_BYTES = 1L << 31;

    /** Between two files of one publisher. */
    static final Duration COURTESY = Duration.ofSeconds(1);

    private final FeedDownload download;
    private final Map<PublishedFeed, URI> places;
    private final Clock clock;
    private final Pauses pauses;

    /**
     * What became of a feed.
     *
     * @param files where its files are, complete
     * @param changed how many of them are new
     */
    public record Synced(List<Path> files, int changed) {

        /** Copies the list. */
        public Synced {
            files = List.copyOf(files);
        }
    }

    /**
     * A synchroniser.
     *
     * @param places where feeds are that are not where their publishers have them
     */
    public FeedSync(Map<PublishedFeed, URI> places, Clock clock, Pauses pauses) {
        this.download = new FeedDownload(clock, pauses, MOST_BYTES);
        this.places = Map.copyOf(places);
        this.clock = clock;
        this.pauses = pauses;
    }

    /**
     * Fetches what has changed of a feed.
     *
     * @param folder of this feed alone
     * @throws SyncFailed at the first file that cannot be had; those before it are kept, and a
     *     second call goes on there
     */
    public Synced fetch(PublishedFeed feed, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        int changed = 0;
        for (FeedFile file : feed.files(places, Year.now(clock.withZone(ZoneOffset.UTC)))) {
            if (!files.isEmpty()) {
                courtesy();
            }
            if (download.fetch(file, folder) == Outcome.CHANGED) {
                changed++;
            }
            files.add(folder.resolve(file.name()));
        }
        return new Synced(files, changed);
    }

    private void courtesy() throws InterruptedIOException {
        try {
            pauses.pause(COURTESY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot fetch: interrupted");
        }
    }
}
