package io.cordon.ingest.feed.sync;

import java.net.URI;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Feeds that their publishers offer as files, and where. */
public enum PublishedFeed {
    /**
     * NVD's yearly files in the form of its CVE API 2.0, 2002 to the present year; each CVE is in
     * one of them (<a href="https://nvd.nist.gov/vuln/data-feeds">NVD data feeds</a>). The place is
     * a folder.
     */
    NVD("https://nvd.nist.gov/feeds/json/cve/2.0/"),
    /** CISA's catalogue of known exploited vulnerabilities. The place is the file. */
    KEV("https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json"),
    /** EPSS scores of the day. The place is the file. */
    EPSS("https://epss.empiricalsecurity.com/epss_scores-current.csv.gz");

    /** NVD's first file holds this year and all before. */
    static final int FIRST_YEAR = 2002;

    private final URI place;

    PublishedFeed(String place) {
        this.place = URI.create(place);
    }

    /** As commands name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its publisher has it. */
    public URI place() {
        return place;
    }

    /**
     * Its files.
     *
     * @param places where else feeds are, by feed
     * @param now the present year
     */
    public List<FeedFile> files(Map<PublishedFeed, URI> places, Year now) {
        URI from = places.getOrDefault(this, place);
        if (this != NVD) {
            String path = String.valueOf(from.getPath());
            return List.of(new FeedFile(from, path.substring(path.lastIndexOf('/') + 1)));
        }
        String folder = from.toString();
        List<FeedFile> files = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= now.getValue(); year++) {
            String name = "nvdcve-2.0-" + year + ".json.gz";
            files.add(
                    new FeedFile(
                            URI.create(folder + (folder.endsWith("/") ? "" : "/") + name), name));
        }
        return files;
    }
}
