package io.cordon.ingest.decode;

import java.io.IOException;
import java.util.List;

/**
 * Decodes one file of one format, line by line (or element by element of a JSON array). Holds the
 * bounded state of that file. Not thread-safe.
 */
public interface LineDecoder {

    /**
     * Decodes one line of valid UTF-8 without its line end.
     *
     * @return {@link LineClass#HEADER}, {@link LineClass#DECODED} or {@link LineClass#IGNORED}
     * @throws RejectedInput when it cannot be decoded; the next line can be
     * @throws IOException only from the output
     */
    LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException;

    /** Gives the records that were waiting for more lines. */
    void finish(RecordOutput output) throws IOException;

    /** What was kept for later and given up since the last call. */
    default List<Abandoned> abandoned() {
        return List.of();
    }

    /**
     * What the operator should know of the file beside its counts: columns that are not known. At
     * most a few lines, which hold no value of the input.
     */
    default List<String> remarks() {
        return List.of();
    }

    /** Event time of the latest line whose time could be read, in microseconds; 0 before any. */
    long eventTime();
}
