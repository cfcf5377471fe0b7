package io.cordon.ingest.publish;

import io.cordon.ingest.file.RecordSink;
import java.io.IOException;

/** Takes records and dead letters of messages that cannot be asked for again. */
public interface RecordDelivery extends RecordSink {

    /** Names where what follows came from, for its dead letters. */
    void from(String source);

    /**
     * Returns when all that was handed over is delivered, however long that takes.
     *
     * @throws IOException when it never will be
     */
    void flush() throws IOException;
}
