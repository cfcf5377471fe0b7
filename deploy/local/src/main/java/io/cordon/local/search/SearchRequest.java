package io.cordon.local.search;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code search} was asked for.
 *
 * @param dataFolder where the running stack left its addresses
 * @param query in Lucene query syntax over the documents' fields
 * @param index which documents
 * @param format how to print
 * @param limit most documents to print, 1 to {@value #MOST}
 * @param elasticsearch node in place of the running stack's
 */
public record SearchRequest(
        Path dataFolder,
        String query,
        Index index,
        Format format,
        int limit,
        @Nullable URI elasticsearch) {

    /** What one request of Elasticsearch returns at most. */
    public static final int MOST = 10_000;

    /** Checks the limit. */
    public SearchRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException(
                    "Cannot print " + limit + " documents: expected 1 to " + MOST);
        }
    }

    /** Kinds of documents, with the indices that hold them. */
    public enum Index {
        FINDINGS("findings", "cordon-findings-*"),
        INCIDENTS("incidents", "cordon-incidents-*"),
        DEAD_LETTERS("dead-letters", "cordon-dead-letters-*");

        private final String label;
        private final String pattern;

        Index(String label, String pattern) {
            this.label = label;
            this.pattern = pattern;
        }

        /** Name on the command line. */
        public String label() {
            return label;
        }

        /** Index pattern in Elasticsearch. */
        public String pattern() {
            return pattern;
        }
    }

    /** How results are printed. */
    public enum Format {
        TABLE,
        JSON,
        CSV
    }
}
