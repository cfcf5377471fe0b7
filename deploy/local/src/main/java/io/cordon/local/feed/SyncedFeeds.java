package io.cordon.local.feed;

import io.cordon.ingest.feed.sync.FeedSync;
import io.cordon.ingest.feed.sync.Pauses;
import io.cordon.ingest.feed.sync.PublishedFeed;
import io.cordon.ingest.feed.sync.SyncFailed;
import io.cordon.ingest.feed.vulnerability.EpssFeed;
import io.cordon.ingest.feed.vulnerability.FeedRefused;
import io.cordon.ingest.feed.vulnerability.FeedReport;
import io.cordon.ingest.feed.vulnerability.KevFeed;
import io.cordon.ingest.feed.vulnerability.NvdFeed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeps vulnerability feeds in a folder as their publishers have them. What has been fetched is
 * read whole before any of it takes the place of what was there: a feed of which one file is broken
 * stays as it was.
 */
final class SyncedFeeds {

    /** Where downloads lie, complete or not; beside the feeds, so that a file moves in one step. */
    private static final String DOWNLOADS = ".download";

    private final PrintWriter out;
    private final Clock clock;

    SyncedFeeds(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Fetches each; 1 when one of them stays as it was although it should not. */
    int run(FeedRequest.Sync request) throws IOException {
        FeedSync sync = new FeedSync(request.places(), clock, Pauses.real());
        boolean failed = false;
        for (PublishedFeed feed : request.feeds()) {
            try {
                fetch(sync, feed, request.folder());
            } catch (SyncFailed | FeedRefused e) {
                out.println(feed.label() + ": " + e.getMessage() + "; the feed stays as it was");
                failed = true;
            }
        }
        return failed ? 1 : 0;
    }

    private void fetch(FeedSync sync, PublishedFeed feed, Path folder) throws IOException {
        Path downloads = folder.resolve(DOWNLOADS).resolve(feed.label());
        Path good = folder.resolve(feed.label());
        FeedSync.Synced synced = sync.fetch(feed, downloads);
        List<Path> fresh = new ArrayList<>();
        long entries = 0;
        for (Path file : synced.files()) {
            if (isNew(file, good.resolve(file.getFileName()))) {
                entries += read(feed, file).entries();
                fresh.add(file);
            }
        }
        Files.createDirectories(good);
        for (Path file : fresh) {
            Path copied = file.resolveSibling(file.getFileName() + ".copy");
            Files.copy(
                    file,
                    copied,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(
                    copied,
                    good.resolve(file.getFileName()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        out.printf(
                Locale.ROOT,
                fresh.isEmpty()
                        ? "%s: unchanged, %d file(s) in %s%n"
                        : "%s: %d file(s) in %s, %d new with %,d entries%n",
                fresh.isEmpty()
                        ? new Object[] {feed.label(), synced.files().size(), good}
                        : new Object[] {
                            feed.label(), synced.files().size(), good, fresh.size(), entries
                        });
    }

    /** A download that was refused before has no copy, and is read again. */
    private static boolean isNew(Path file, Path copy) throws IOException {
        return !Files.exists(copy) || Files.mismatch(file, copy) >= 0;
    }

    private static FeedReport read(PublishedFeed feed, Path file) throws IOException {
        return switch (feed) {
            case NVD -> NvdFeed.read(file, entry -> {});
            case KEV -> KevFeed.read(file, entry -> {});
            case EPSS -> EpssFeed.read(file, entry -> {});
        };
    }
}
