package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import java.io.IOException;

/** Maps the rows of one log to records. */
@FunctionalInterface
interface ZeekMapper {

    /**
     * Maps one row.
     *
     * @return false when there is nothing in it for the decoders: the line counts as ignored
     */
    boolean map(ZeekRow row, RecordOutput output) throws RejectedInput, IOException;
}
