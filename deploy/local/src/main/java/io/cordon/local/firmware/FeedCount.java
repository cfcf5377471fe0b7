package io.cordon.local.firmware;

import io.cordon.ingest.feed.vulnerability.FeedReport;
import java.util.ArrayList;
import java.util.List;

/** What the files of one feed held, all together. Not thread-safe. */
final class FeedCount {

    private final String feed;
    private final List<String> examples = new ArrayList<>();
    private int files;
    private long entries;
    private long leftOut;

    FeedCount(String feed) {
        this.feed = feed;
    }

    void add(FeedReport report) {
        files++;
        entries += report.entries();
        leftOut += report.leftOut();
        if (examples.isEmpty()) {
            examples.addAll(report.examples());
        }
    }

    String feed() {
        return feed;
    }

    int files() {
        return files;
    }

    long entries() {
        return entries;
    }

    /** Criteria that nobody can read. */
    long leftOut() {
        return leftOut;
    }

    /** Some of these, of the first file that has any. */
    List<String> examples() {
        return List.copyOf(examples);
    }
}
