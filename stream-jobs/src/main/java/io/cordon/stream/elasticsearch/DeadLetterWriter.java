package io.cordon.stream.elasticsearch;

import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;

/** Where a document that Elasticsearch refuses goes. Used by one thread. */
public interface DeadLetterWriter extends AutoCloseable {

    /**
     * Writes one dead letter.
     *
     * @return completes when it is durable, and not before: only then is its entry done
     */
    CompletableFuture<Void> write(DeadLetter letter);

    @Override
    void close() throws IOException;

    /** Opens a writer on the machine that uses it; itself it travels in the job graph. */
    @FunctionalInterface
    interface Factory extends Serializable {

        /** Opens one. */
        DeadLetterWriter open() throws IOException;
    }
}
