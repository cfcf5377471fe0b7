package io.cordon.ingest.decode.capture;

import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.packet.LinkType;
import io.cordon.ingest.decode.packet.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the units of a capture file that {@link CaptureFraming} cuts and hands its packets on. An
 * interface whose link layer is not read is refused once; its packets are ignored.
 */
public final class CaptureDecoder implements LineDecoder {

    static final int MOST_INTERFACES = 1_024;

    private static final long MICROS = 1_000_000;

    private final DecodeContext context;
    private final PacketTaker taker;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private boolean begun;
    private boolean blocks;
    private boolean littleEndian;

    /** A decoder of one file. */
    public CaptureDecoder(DecodeContext context, PacketTaker taker) {
        this.context = context;
        this.taker = taker;
    }

    @Override
    public LineClass decode(byte[] bytes, int from, int length, RecordOutput output)
            throws RejectedInput, IOException {
        if (!begun) {
            begun = true;
            blocks = length >= 4 && Octets.i32(bytes, from) == CaptureFraming.SECTION;
            if (!blocks) {
                return fileHeader(bytes, from, length);
            }
        }
        return blocks ? block(bytes, from, length, output) : record(bytes, from, length, output);
    }

    private LineClass fileHeader(byte[] bytes, int from, int length) throws RejectedInput {
        if (length < CaptureFraming.PCAP_HEADER
                || !CaptureFraming.isPcap(Octets.i32(bytes, from))) {
            throw new RejectedInput(DecodeError.BAD_CAPTURE);
        }
        int magic = Octets.i32(bytes, from);
        littleEndian = CaptureFraming.isLittleEndianPcap(magic);
        long units = CaptureFraming.hasNanos(magic) ? 1_000 * MICROS : MICROS;
        // The upper half of the link type says how long the frame check sequence is.
        int link = (int) Octets.u32(bytes, from + 20, littleEndian) & 0xffff;
        return addInterface(new CaptureInterface(LinkType.of(link), units, 0));
    }

    private LineClass addInterface(CaptureInterface added) throws RejectedInput {
        if (interfaces.size() >= MOST_INTERFACES) {
            throw new RejectedInput(DecodeError.BAD_CAPTURE);
        }
        interfaces.add(added);
        if (added.link() == null) {
            throw new RejectedInput(DecodeError.UNSUPPORTED_LINK_TYPE);
        }
        return LineClass.HEADER;
    }

    private LineClass record(byte[] bytes, int from, int length, RecordOutput output)
            throws RejectedInput, IOException {
        if (interfaces.isEmpty() || length < CaptureFraming.PCAP_RECORD) {
            throw new RejectedInput(DecodeError.BAD_CAPTURE);
        }
        CaptureInterface on = interfaces.get(0);
        long seconds = Octets.u32(bytes, from, littleEndian);
        long fraction = Octets.u32(bytes, from + 4, littleEndian);
        return packet(
                on,
                seconds * MICROS + fraction * MICROS / on.unitsPerSecond(),
                bytes,
                from + CaptureFraming.PCAP_RECORD,
                from + length,
                Octets.u32(bytes, from + 12, littleEndian),
                output);
    }

    private LineClass block(byte[] bytes, int from, int length, RecordOutput output)
            throws RejectedInput, IOException {
        int type = Octets.i32(bytes, from);
        if (type == CaptureFraming.SECTION) {
            littleEndian = CaptureFraming.isLittleEndianSection(bytes, from);
            interfaces.clear();
        }
        int end = from + length - 4;
        if (Octets.u32(bytes, end, littleEndian) != length) {
            throw new RejectedInput(DecodeError.BAD_CAPTURE);
        }
        int body = from + 8;
        return switch ((int) Octets.u32(bytes, from, littleEndian)) {
            case CaptureFraming.INTERFACE -> {
                need(body + 8, end);
                yield addInterface(CaptureInterface.ofBlock(bytes, body, end, littleEndian));
            }
            case CaptureFraming.ENHANCED_PACKET -> {
                need(body + 20, end);
                yield stamped(Octets.u32(bytes, body, littleEndian), bytes, body, end, output);
            }
            case CaptureFraming.OLD_PACKET -> {
                need(body + 20, end);
                yield stamped(Octets.u16(bytes, body, littleEndian), bytes, body, end, output);
            }
            // Without a time it can be no record.
            case CaptureFraming.SIMPLE_PACKET -> throw new RejectedInput(DecodeError.BAD_TIME);
            default -> LineClass.HEADER;
        };
    }

    private LineClass stamped(long on, byte[] bytes, int body, int end, RecordOutput output)
            throws RejectedInput, IOException {
        if (on >= interfaces.size()) {
            throw new RejectedInput(DecodeError.BAD_CAPTURE);
        }
        long stamp =
                Octets.u32(bytes, body + 4, littleEndian) << 32
                        | Octets.u32(bytes, body + 8, littleEndian);
        long captured = Octets.u32(bytes, body + 12, littleEndian);
        if (captured > end - body - 20) {
            throw new RejectedInput(DecodeError.BAD_CAPTURE);
        }
        CaptureInterface from = interfaces.get((int) on);
        return packet(
                from,
                from.micros(stamp),
                bytes,
                body + 20,
                body + 20 + (int) captured,
                Octets.u32(bytes, body + 16, littleEndian),
                output);
    }

    private LineClass packet(
            CaptureInterface on,
            long time,
            byte[] bytes,
            int from,
            int to,
            long wireLength,
            RecordOutput output)
            throws RejectedInput, IOException {
        LinkType link = on.link();
        if (link == null) {
            return LineClass.IGNORED;
        }
        context.at(EventTime.checked(time));
        return taker.take(link, time, bytes, from, to, wireLength, output);
    }

    private static void need(int position, int end) throws RejectedInput {
        if (position > end) {
            throw new RejectedInput(DecodeError.BAD_CAPTURE);
        }
    }

    @Override
    public void finish(RecordOutput output) throws IOException {
        taker.finish(output);
    }

    @Override
    public List<Abandoned> abandoned() {
        return taker.abandoned();
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }
}
