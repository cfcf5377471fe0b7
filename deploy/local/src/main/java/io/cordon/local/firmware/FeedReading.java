package io.cordon.local.firmware;

import io.cordon.detect.firmware.match.Candidate;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.match.VulnerabilityIndex;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.support.SupportSearch;
import io.cordon.ingest.feed.vulnerability.Cve5Feed;
import io.cordon.ingest.feed.vulnerability.EpssFeed;
import io.cordon.ingest.feed.vulnerability.KevFeed;
import io.cordon.ingest.feed.vulnerability.NvdFeed;
import io.cordon.ingest.feed.vulnerability.SupportFeed;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.SupportPeriod;
import io.cordon.schema.vulnerability.Vulnerability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads files for one firmware and keeps what concerns it. Not thread-safe. */
final class FeedReading {

    /** Most criteria about one product: the memory that files can make us take. */
    static final int MOST_CRITERIA = 1 << 18;

    private final InstalledFirmware firmware;
    private final @Nullable AskedCve asked;
    private final VulnerabilityIndex index;
    private final VendorProducts vendorProducts;
    private final SupportSearch support;
    private final Map<String, KnownExploited> exploited = new HashMap<>();
    private final Map<String, ExploitPrediction> predictions = new HashMap<>();
    private final List<FeedCount> counts = new ArrayList<>();
    private int criteria;

    /**
     * @param asked null for every CVE that names the firmware
     */
    FeedReading(InstalledFirmware firmware, ProductNames names, @Nullable AskedCve asked) {
        this.firmware = firmware;
        this.asked = asked;
        this.index = VulnerabilityIndex.about(firmware, names);
        this.vendorProducts = new VendorProducts(names, firmware.product());
        this.support = new SupportSearch(firmware, names);
    }

    /**
     * Reads all files; CVEs first, so that of the others only what concerns them is kept.
     *
     * @throws IOException when one is refused, or holds too much about this product; then there is
     *     no answer
     */
    void read(FeedFiles files) throws IOException {
        readCves("nvd", files.nvd(), (file, count) -> count.add(NvdFeed.read(file, this::cve)));
        readCves("cve5", files.cve5(), (file, count) -> count.add(Cve5Feed.read(file, this::cve)));
        if (criteria > MOST_CRITERIA) {
            throw new IOException(
                    "Cannot explain: the files have more than "
                            + MOST_CRITERIA
                            + " criteria about this product; name one with --cve");
        }
        Set<String> ids = new HashSet<>();
        candidates().forEach(candidate -> ids.add(candidate.vulnerability().id()));
        if (asked != null) {
            ids.add(asked.id());
        }
        readOne(
                "kev",
                files.kev(),
                (file, count) ->
                        count.add(
                                KevFeed.read(
                                        file,
                                        entry -> {
                                            if (ids.contains(entry.id())) {
                                                exploited.put(entry.id(), entry);
                                            }
                                            if (asked != null && asked.id().equals(entry.id())) {
                                                asked.accept(entry);
                                            }
                                        })));
        readOne(
                "epss",
                files.epss(),
                (file, count) ->
                        count.add(
                                EpssFeed.read(
                                        file,
                                        entry -> {
                                            if (ids.contains(entry.id())) {
                                                predictions.put(entry.id(), entry);
                                            }
                                        })));
        readOne(
                "eol",
                files.eol(),
                (file, count) -> count.add(SupportFeed.read(file, support::accept)));
    }

    @FunctionalInterface
    private interface Reader {
        void read(Path file, FeedCount count) throws IOException;
    }

    private void readCves(String feed, List<Path> paths, Reader reader) throws IOException {
        FeedCount count = new FeedCount(feed);
        for (Path file : FeedFiles.expand(paths)) {
            reader.read(file, count);
        }
        counts.add(count);
    }

    private void readOne(String feed, @Nullable Path file, Reader reader) throws IOException {
        FeedCount count = new FeedCount(feed);
        if (file != null) {
            reader.read(file, count);
        }
        counts.add(count);
    }

    private void cve(Vulnerability vulnerability) {
        vulnerability.configurations().stream()
                .flatMap(configuration -> configuration.nodes().stream())
                .flatMap(node -> node.criteria().stream())
                .forEach(criterion -> vendorProducts.accept(criterion.cpe()));
        if (asked != null && !asked.is(vulnerability)) {
            return;
        }
        if (asked != null) {
            asked.accept(vulnerability);
        }
        // Beyond the bound nothing is kept; whether it was reached is said once all is read.
        if (criteria <= MOST_CRITERIA) {
            criteria += index.add(vulnerability);
        }
    }

    /** Criteria that are held. */
    int criteria() {
        return criteria;
    }

    List<Candidate> candidates() {
        return index.candidates(firmware);
    }

    @Nullable KnownExploited exploited(String cve) {
        return exploited.get(cve);
    }

    @Nullable ExploitPrediction prediction(String cve) {
        return predictions.get(cve);
    }

    Optional<SupportPeriod> support() {
        return support.found();
    }

    VendorProducts vendorProducts() {
        return vendorProducts;
    }

    /** Per feed, in the order nvd, cve5, kev, epss, eol; one without files was not given. */
    List<FeedCount> counts() {
        return List.copyOf(counts);
    }
}
