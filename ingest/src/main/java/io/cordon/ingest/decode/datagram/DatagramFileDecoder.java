package io.cordon.ingest.decode.datagram;

import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.decode.packet.Octets;
import java.io.IOException;
import java.util.List;

/**
 * A file of NetFlow or IPFIX datagrams, as {@code ExportFraming} cuts it. Who exported them is not
 * known; they came when they were sent. Not thread-safe.
 */
public final class DatagramFileDecoder implements LineDecoder {

    private final ExportDecoder decoder;
    private long eventTime;

    /** A decoder of one file. */
    public DatagramFileDecoder(DecodeSettings settings) {
        this.decoder = new ExportDecoder(settings);
    }

    @Override
    public LineClass decode(byte[] bytes, int from, int length, RecordOutput output)
            throws RejectedInput, IOException {
        long exported = exported(bytes, from, length);
        if (exported > 0) {
            eventTime = exported;
        }
        decoder.decode(Exporter.UNKNOWN, eventTime, bytes, from, from + length, output);
        return LineClass.DECODED;
    }

    /** The seconds of the header: the fifth byte of IPFIX, the ninth of the others. */
    private static long exported(byte[] bytes, int from, int length) {
        if (length < 16) {
            return 0;
        }
        return Octets.u32(bytes, from + (Octets.u16(bytes, from) == 10 ? 4 : 8)) * 1_000_000;
    }

    @Override
    public void finish(RecordOutput output) {
        decoder.finish();
    }

    @Override
    public List<Abandoned> abandoned() {
        return decoder.abandoned();
    }

    @Override
    public long eventTime() {
        return eventTime;
    }
}
