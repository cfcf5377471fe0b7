package io.cordon.local.firmware;

import io.cordon.detect.firmware.judge.FirmwareFeed;
import io.cordon.detect.firmware.judge.FirmwareIndex;
import io.cordon.detect.firmware.judge.FirmwareKnowledge;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.settings.FirmwareFeeds;
import io.cordon.ingest.feed.vulnerability.Cve5Feed;
import io.cordon.ingest.feed.vulnerability.EpssFeed;
import io.cordon.ingest.feed.vulnerability.FeedReport;
import io.cordon.ingest.feed.vulnerability.KevFeed;
import io.cordon.ingest.feed.vulnerability.NvdFeed;
import io.cordon.ingest.feed.vulnerability.SupportFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Feeds about firmware, read whole from files before a bounded run begins, so that a broken file
 * ends it before it has done anything. The run is inside this JVM: what travels in its graph is a
 * name by which it finds the feeds here, until they are closed. All entries are held in memory.
 */
public final class FirmwareFiles implements AutoCloseable {

    private static final Map<String, FirmwareKnowledge> READ = new ConcurrentHashMap<>();

    private final Named feeds;
    private final List<FeedCount> counts;

    /** The name of feeds that are read. */
    private record Named(String name, EnumSet<FirmwareFeed> feeds) implements FirmwareFeeds {

        private static final long serialVersionUID = 1L;

        @Override
        public Set<FirmwareFeed> given() {
            return Set.copyOf(feeds);
        }

        @Override
        public FirmwareKnowledge read() throws IOException {
            FirmwareKnowledge found = READ.get(name);
            if (found == null) {
                throw new IOException("Cannot judge firmware: the feeds are closed");
            }
            return found;
        }
    }

    private FirmwareFiles(Named feeds, List<FeedCount> counts) {
        this.feeds = feeds;
        this.counts = counts;
    }

    /**
     * Reads the files.
     *
     * @throws IOException when one is refused; then nothing of any is used
     */
    public static FirmwareFiles read(FeedFiles files) throws IOException {
        FirmwareIndex index = new FirmwareIndex(ProductNames.builtIn());
        List<FeedCount> counts = new ArrayList<>();
        FeedCount nvd = new FeedCount("nvd");
        for (Path file : FeedFiles.expand(files.nvd())) {
            nvd.add(NvdFeed.read(file, index::add));
        }
        counts.add(nvd);
        FeedCount cve5 = new FeedCount("cve5");
        for (Path file : FeedFiles.expand(files.cve5())) {
            cve5.add(Cve5Feed.read(file, index::add));
        }
        counts.add(cve5);
        counts.add(one("kev", files.kev(), file -> KevFeed.read(file, index::add)));
        counts.add(one("epss", files.epss(), file -> EpssFeed.read(file, index::add)));
        counts.add(one("eol", files.eol(), file -> SupportFeed.read(file, index::add)));
        EnumSet<FirmwareFeed> given = given(files);
        given.forEach(index::has);
        Named named = new Named(UUID.randomUUID().toString(), given);
        READ.put(named.name(), index);
        return new FirmwareFiles(named, counts);
    }

    @FunctionalInterface
    private interface Reader {
        FeedReport read(Path file) throws IOException;
    }

    private static FeedCount one(String feed, @Nullable Path file, Reader reader)
            throws IOException {
        FeedCount count = new FeedCount(feed);
        if (file != null) {
            count.add(reader.read(file));
        }
        return count;
    }

    /** The feeds that the files are of. */
    private static EnumSet<FirmwareFeed> given(FeedFiles files) {
        EnumSet<FirmwareFeed> given = EnumSet.noneOf(FirmwareFeed.class);
        if (!files.nvd().isEmpty() || !files.cve5().isEmpty()) {
            given.add(FirmwareFeed.VULNERABILITIES);
        }
        if (files.kev() != null) {
            given.add(FirmwareFeed.EXPLOITED);
        }
        if (files.epss() != null) {
            given.add(FirmwareFeed.PREDICTIONS);
        }
        if (files.eol() != null) {
            given.add(FirmwareFeed.SUPPORT);
        }
        return given;
    }

    /** What a run is given. */
    public FirmwareFeeds feeds() {
        return feeds;
    }

    /** Entries that were read and left out, by feed: nvd, cve5, kev, epss, eol. */
    public Map<String, Map<String, Long>> report() {
        Map<String, Map<String, Long>> report = new LinkedHashMap<>();
        for (FeedCount count : counts) {
            if (count.files() > 0) {
                report.put(
                        count.feed(),
                        new TreeMap<>(
                                Map.of(
                                        "files", (long) count.files(),
                                        "entries", count.entries(),
                                        "left_out", count.leftOut())));
            }
        }
        return report;
    }

    @Override
    public void close() {
        READ.remove(feeds.name());
    }
}
