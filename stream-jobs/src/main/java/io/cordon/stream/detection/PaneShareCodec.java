package io.cordon.stream.detection;

import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.panes.PaneObservation;
import io.cordon.detect.panes.PaneObservation.Seen;
import io.cordon.detect.panes.Traffic;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes of a record's share in panes; they do not outlive the job's network buffers. */
final class PaneShareCodec {

    private static final Vantage[] VANTAGES = Vantage.values();

    private static final int COUNTED = 1;
    private static final int IN = 2;
    private static final int FIRST = 4;
    private static final int SECOND = 8;
    private static final int DISTINCT = 16;
    private static final int PEER = 32;
    private static final int TARGET = 64;
    private static final int NAME = 128;

    private PaneShareCodec() {}

    static void write(PaneShare share, DataOutput out) throws IOException {
        PaneObservation adds = share.observation();
        Seen seen = adds.seen();
        Traffic in = adds.in();
        IpAddress peer = seen.peer();
        IpAddress target = seen.target();
        String name = seen.name();
        out.writeUTF(share.key());
        out.writeByte(share.rule());
        out.writeByte(
                (adds.counted() ? COUNTED : 0)
                        | (in != null ? IN : 0)
                        | (adds.first() != null ? FIRST : 0)
                        | (adds.second() != null ? SECOND : 0)
                        | (adds.distinct() != null ? DISTINCT : 0)
                        | (peer != null ? PEER : 0)
                        | (target != null ? TARGET : 0)
                        | (name != null ? NAME : 0));
        out.writeLong(seen.start());
        out.writeLong(seen.end());
        out.writeUTF(seen.sensor());
        out.writeByte(seen.vantage().ordinal());
        out.writeLong(seen.samplingRate());
        writeMark(peer == null ? null : Mark.of(peer), out);
        writeMark(target == null ? null : Mark.of(target), out);
        out.writeInt(seen.port());
        if (name != null) {
            out.writeUTF(name);
        }
        out.writeInt(adds.vector());
        writeTraffic(adds.out(), out);
        if (in != null) {
            writeTraffic(in, out);
        }
        writeMark(adds.first(), out);
        writeMark(adds.second(), out);
        writeMark(adds.distinct(), out);
    }

    private static void writeTraffic(Traffic traffic, DataOutput out) throws IOException {
        out.writeLong(traffic.bytes());
        out.writeLong(traffic.packets());
        out.writeLong(traffic.payload());
    }

    private static void writeMark(@Nullable Mark mark, DataOutput out) throws IOException {
        if (mark != null) {
            out.writeLong(mark.high());
            out.writeLong(mark.low());
        }
    }

    static PaneShare read(DataInput in) throws IOException {
        String key = in.readUTF();
        int rule = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        Seen seen =
                new Seen(
                        in.readLong(),
                        in.readLong(),
                        in.readUTF(),
                        VANTAGES[in.readUnsignedByte()],
                        in.readLong(),
                        (flags & PEER) != 0 ? new IpAddress(in.readLong(), in.readLong()) : null,
                        (flags & TARGET) != 0 ? new IpAddress(in.readLong(), in.readLong()) : null,
                        in.readInt(),
                        (flags & NAME) != 0 ? in.readUTF() : null);
        return new PaneShare(
                key,
                rule,
                new PaneObservation(
                        seen,
                        in.readInt(),
                        (flags & COUNTED) != 0,
                        readTraffic(in),
                        (flags & IN) != 0 ? readTraffic(in) : null,
                        (flags & FIRST) != 0 ? readMark(in) : null,
                        (flags & SECOND) != 0 ? readMark(in) : null,
                        (flags & DISTINCT) != 0 ? readMark(in) : null));
    }

    private static Traffic readTraffic(DataInput in) throws IOException {
        return new Traffic(in.readLong(), in.readLong(), in.readLong());
    }

    private static Mark readMark(DataInput in) throws IOException {
        return new Mark(in.readLong(), in.readLong());
    }
}
