package io.cordon.stream.elasticsearch;

import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Entries between operators. */
public final class BulkEntryCodec implements Codec<BulkEntry> {

    private static final long serialVersionUID = 1L;

    private static final BulkAction[] ACTIONS = BulkAction.values();

    /** A codec. */
    public BulkEntryCodec() {}

    @Override
    public Class<BulkEntry> type() {
        return BulkEntry.class;
    }

    @Override
    public boolean immutable() {
        return true;
    }

    @Override
    public void write(BulkEntry value, DataOutput out) throws IOException {
        out.writeByte(value.action().ordinal());
        out.writeUTF(value.index());
        out.writeUTF(value.id());
        out.writeLong(value.version());
        out.writeInt(value.document().length);
        out.write(value.document());
    }

    @Override
    public BulkEntry read(DataInput in) throws IOException {
        BulkAction action = ACTIONS[in.readUnsignedByte()];
        String index = in.readUTF();
        String id = in.readUTF();
        long version = in.readLong();
        byte[] document = new byte[in.readInt()];
        in.readFully(document);
        return new BulkEntry(action, index, id, version, document);
    }
}
