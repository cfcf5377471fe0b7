package io.cordon.detect.firmware.judge;

import io.cordon.detect.firmware.match.Candidate;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.match.VulnerabilityIndex;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.product.ProductNames.ProductKey;
import io.cordon.detect.firmware.support.SupportSearch;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.SupportPeriod;
import io.cordon.schema.vulnerability.Vulnerability;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Feeds in memory: whole ones in a bounded run, or the slices that concern one device. Its size is
 * that of what is added. Not thread-safe while it is being filled.
 */
public final class FirmwareIndex implements FirmwareKnowledge {

    private final ProductNames names;
    private final VulnerabilityIndex vulnerabilities;
    private final Map<String, KnownExploited> exploited = new HashMap<>();
    private final Map<String, ExploitPrediction> predictions = new HashMap<>();
    private final Map<ProductKey, List<SupportPeriod>> support = new HashMap<>();
    private final Set<FirmwareFeed> feeds = EnumSet.noneOf(FirmwareFeed.class);

    /** Knows nothing, and has no feed. */
    public FirmwareIndex(ProductNames names) {
        this.names = names;
        this.vulnerabilities = new VulnerabilityIndex(names);
    }

    /** A feed is there, even if it has no entry. */
    public void has(FirmwareFeed feed) {
        feeds.add(feed);
    }

    /** Adds what a feed of vulnerabilities says; what two feeds say of one CVE is joined. */
    public void add(Vulnerability vulnerability) {
        vulnerabilities.add(vulnerability);
    }

    /** Adds an entry of the catalogue; the last one of a CVE counts. */
    public void add(KnownExploited entry) {
        exploited.put(entry.id(), entry);
    }

    /** Adds a score; the last one of a CVE counts. */
    public void add(ExploitPrediction prediction) {
        predictions.put(prediction.id(), prediction);
    }

    /** Adds a period of support. */
    public void add(SupportPeriod period) {
        support.computeIfAbsent(
                        names.key(period.vendor(), period.product()), key -> new ArrayList<>(1))
                .add(period);
    }

    @Override
    public Set<FirmwareFeed> feeds() {
        return Set.copyOf(feeds);
    }

    @Override
    public List<Candidate> candidates(InstalledFirmware firmware) {
        return vulnerabilities.candidates(firmware);
    }

    @Override
    public @Nullable KnownExploited exploited(String cve) {
        return exploited.get(cve);
    }

    @Override
    public @Nullable ExploitPrediction predicted(String cve) {
        return predictions.get(cve);
    }

    @Override
    public Optional<SupportPeriod> support(InstalledFirmware firmware) {
        SupportSearch search = new SupportSearch(firmware, names);
        support.getOrDefault(firmware.product(), List.of()).forEach(search::accept);
        return search.found();
    }
}
