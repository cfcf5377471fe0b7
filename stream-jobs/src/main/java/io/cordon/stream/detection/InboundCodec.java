package io.cordon.stream.detection;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.stream.codec.Codec;
import io.cordon.stream.codec.DeadLetterCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Inbound elements; sources and the local step share a task, so this is rarely used. */
public final class InboundCodec implements Codec<Inbound> {

    private static final long serialVersionUID = 1L;

    private final Codec<DeadLetter> letters = new DeadLetterCodec();

    /** A codec. */
    public InboundCodec() {}

    @Override
    public Class<Inbound> type() {
        return Inbound.class;
    }

    @Override
    public boolean immutable() {
        return true;
    }

    @Override
    public void write(Inbound value, DataOutput out) throws IOException {
        if (value instanceof Inbound.Matched matched) {
            out.writeByte(0);
            out.writeUTF(matched.match().key());
            SubjectMatchCodec.write(matched.match(), out);
        } else if (value instanceof Inbound.Tick tick) {
            out.writeByte(1);
            out.writeLong(tick.millis());
        } else if (value instanceof Inbound.SetAside aside) {
            out.writeByte(2);
            letters.write(aside.letter(), out);
        } else if (value instanceof Inbound.Contributed contributed) {
            out.writeByte(3);
            PaneShareCodec.write(contributed.share(), out);
        } else if (value instanceof Inbound.Observed observed) {
            out.writeByte(4);
            DeviceMatchCodec.put(observed.match(), out);
        }
    }

    @Override
    public Inbound read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 0 -> new Inbound.Matched(SubjectMatchCodec.read(in.readUTF(), in));
            case 1 -> new Inbound.Tick(in.readLong());
            case 2 -> new Inbound.SetAside(letters.read(in));
            case 3 -> new Inbound.Contributed(PaneShareCodec.read(in));
            case 4 -> new Inbound.Observed(DeviceMatchCodec.take(in));
            default -> throw new IOException("Cannot read inbound element: kind " + kind);
        };
    }
}
