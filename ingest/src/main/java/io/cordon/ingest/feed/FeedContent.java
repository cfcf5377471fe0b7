package io.cordon.ingest.feed;

import io.cordon.schema.avro.FeedCommit;
import java.util.List;

/**
 * What is to be imported, with nothing secret in it any more.
 *
 * @param <R> the record of the feed's topic
 */
public interface FeedContent<R> {

    /** Name of the file, without folders; for people. */
    String source();

    /** Rows that were no entry. */
    int skipped();

    /** Names of the keys of the fingerprints, the current one first. */
    List<String> keyIds();

    /** The entries as records of a generation. */
    List<R> entries(long generation);

    /** The commit as a record of a generation. */
    R commit(long generation, FeedCommit commit);
}
