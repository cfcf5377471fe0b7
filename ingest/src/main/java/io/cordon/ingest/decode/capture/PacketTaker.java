package io.cordon.ingest.decode.capture;

import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.packet.LinkType;
import java.io.IOException;
import java.util.List;

/** Takes the packets of a capture, in the order of the file. */
public interface PacketTaker {

    /**
     * Takes one packet.
     *
     * @param time when it was captured, microseconds
     * @param from first captured byte
     * @param to end of the captured bytes
     * @param wireLength its length as sent
     * @return {@link LineClass#DECODED} or {@link LineClass#IGNORED}
     * @throws RejectedInput before anything went to the output
     */
    LineClass take(
            LinkType link,
            long time,
            byte[] bytes,
            int from,
            int to,
            long wireLength,
            RecordOutput output)
            throws RejectedInput, IOException;

    /** Gives the records that were waiting for more packets. */
    void finish(RecordOutput output) throws IOException;

    /** What was kept for later and given up since the last call. */
    default List<Abandoned> abandoned() {
        return List.of();
    }
}
