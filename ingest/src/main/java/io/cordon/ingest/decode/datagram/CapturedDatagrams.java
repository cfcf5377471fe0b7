package io.cordon.ingest.decode.datagram;

import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.capture.PacketTaker;
import io.cordon.ingest.decode.packet.LinkType;
import io.cordon.ingest.decode.packet.Packet;
import io.cordon.ingest.decode.packet.PacketParser;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Export datagrams in a capture: the UDP payloads to the usual ports, and those to any other port
 * that are export datagrams by their version, lengths and counts. All else is ignored. A datagram
 * in fragments is not put together. Not thread-safe.
 */
public final class CapturedDatagrams implements PacketTaker {

    private static final Set<Integer> NETFLOW_PORTS = Set.of(2055, 4739, 9995, 9996);
    private static final Set<Integer> SFLOW_PORTS = Set.of(6343);

    private final Format format;
    private final Packet packet = new Packet();
    private final PacketParser parser = new PacketParser(packet);
    private final ExportDecoder decoder;

    /** Takes the datagrams of one protocol, {@link Format#NETFLOW} or {@link Format#SFLOW}. */
    public CapturedDatagrams(DecodeSettings settings, Format format) {
        this.format = format;
        this.decoder = new ExportDecoder(settings);
    }

    @Override
    public LineClass take(
            LinkType link,
            long time,
            byte[] bytes,
            int from,
            int to,
            long wireLength,
            RecordOutput output)
            throws RejectedInput, IOException {
        if (!parser.parse(link, bytes, from, to, wireLength) || !packet.isUdp()) {
            return LineClass.IGNORED;
        }
        int start = packet.payloadFrom();
        int end = packet.payloadTo();
        if (!isExport(bytes, start, end)) {
            return LineClass.IGNORED;
        }
        if (end - start < packet.payloadLength()) {
            throw new RejectedInput(DecodeError.TRUNCATED_PACKET);
        }
        decoder.decode(packet.source(), time, bytes, start, end, output);
        return LineClass.DECODED;
    }

    private boolean isExport(byte[] bytes, int from, int to) {
        boolean usual =
                (format == Format.SFLOW ? SFLOW_PORTS : NETFLOW_PORTS)
                        .contains(packet.destinationPort());
        return usual
                || ExportDecoder.format(bytes, from, to) == format
                        && ExportFraming.isWhole(bytes, from, to);
    }

    @Override
    public void finish(RecordOutput output) {
        decoder.finish();
    }

    @Override
    public List<Abandoned> abandoned() {
        return decoder.abandoned();
    }
}
