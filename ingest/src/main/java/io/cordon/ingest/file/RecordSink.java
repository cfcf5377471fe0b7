package io.cordon.ingest.file;

import io.cordon.ingest.decode.RecordOutput;
import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;

/**
 * Takes what a file gives: records and dead letters, in the order of the input. The same file and
 * settings give the same calls.
 */
public interface RecordSink extends RecordOutput {

    /** Takes one input that could not be decoded. */
    void reject(DeadLetter letter) throws IOException;
}
