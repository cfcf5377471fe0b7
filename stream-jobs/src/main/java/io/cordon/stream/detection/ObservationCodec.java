package io.cordon.stream.detection;

import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of an observation between operators; they do not outlive the job's network buffers. */
final class ObservationCodec {

    private static final Vantage[] VANTAGES = Vantage.values();
    private static final int PLAIN = 1;
    private static final int MARK = 2;
    private static final int PEER = 4;
    private static final int NAME = 8;

    private ObservationCodec() {}

    static void write(Observation event, DataOutput out) throws IOException {
        Mark mark = event.mark();
        IpAddress peer = event.peer();
        String name = event.name();
        out.writeByte(
                (event.plain() ? PLAIN : 0)
                        | (mark != null ? MARK : 0)
                        | (peer != null ? PEER : 0)
                        | (name != null ? NAME : 0));
        out.writeLong(event.time());
        out.writeLong(event.weight());
        out.writeUTF(event.sensor());
        out.writeByte(event.vantage().ordinal());
        out.writeInt(event.port());
        if (mark != null) {
            out.writeLong(mark.high());
            out.writeLong(mark.low());
        }
        if (peer != null) {
            out.writeLong(peer.high());
            out.writeLong(peer.low());
        }
        if (name != null) {
            out.writeUTF(name);
        }
    }

    static Observation read(DataInput in) throws IOException {
        int flags = in.readUnsignedByte();
        long time = in.readLong();
        long weight = in.readLong();
        String sensor = in.readUTF();
        Vantage vantage = VANTAGES[in.readUnsignedByte()];
        int port = in.readInt();
        return new Observation(
                time,
                weight,
                (flags & PLAIN) != 0,
                (flags & MARK) != 0 ? new Mark(in.readLong(), in.readLong()) : null,
                sensor,
                vantage,
                (flags & PEER) != 0 ? new IpAddress(in.readLong(), in.readLong()) : null,
                port,
                (flags & NAME) != 0 ? in.readUTF() : null);
    }
}
