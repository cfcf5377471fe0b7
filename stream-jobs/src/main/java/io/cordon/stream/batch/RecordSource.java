package io.cordon.stream.batch;

import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The seam through which a bounded run reads files, so that this module knows no format. It travels
 * in the job graph.
 */
public interface RecordSource extends Serializable {

    /**
     * Reads one file to its end.
     *
     * @throws IOException when the file itself cannot be read; what is wrong inside it becomes dead
     *     letters
     */
    SourceReport read(Path file, Output out) throws IOException;

    /** Where a file's content goes. */
    interface Output {

        /** A telemetry record. */
        void record(SpecificRecordBase record);

        /** Something that could not be decoded. */
        void deadLetter(DeadLetter letter);
    }
}
