package io.cordon.schema.feed;

import io.cordon.schema.avro.FeedCommit;
import java.util.List;

/**
 * A valid generation of a feed.
 *
 * @param number rises with each import
 * @param commit what made it valid
 * @param entries its records, in the order of their keys
 * @param <R> the record
 */
public record Generation<R>(long number, FeedCommit commit, List<R> entries) {

    /** Copies the list. */
    public Generation {
        entries = List.copyOf(entries);
    }
}
