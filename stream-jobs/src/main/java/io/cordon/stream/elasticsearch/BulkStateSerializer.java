package io.cordon.stream.elasticsearch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

/**
 * Buffered entries in a checkpoint. Each entry starts with the version of its own layout, so that a
 * later layout can be added and this one still be read.
 *
 * <p>Layout 1: byte 1, byte action, UTF index, UTF id, long version, int length, document.
 */
public final class BulkStateSerializer extends AsyncSinkWriterStateSerializer<BulkEntry> {

    private static final int VERSION = 1;
    private static final byte LAYOUT = 1;

    /** Elasticsearch takes no larger request ({@code http.max_content_length}). */
    private static final int MAX_DOCUMENT_BYTES = 100 << 20;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    protected void serializeRequestToStream(BulkEntry entry, DataOutputStream out)
            throws IOException {
        out.writeByte(LAYOUT);
        out.writeByte(entry.action().code());
        out.writeUTF(entry.index());
        out.writeUTF(entry.id());
        out.writeLong(entry.version());
        out.writeInt(entry.document().length);
        out.write(entry.document());
    }

    @Override
    protected BulkEntry deserializeRequestFromStream(long requestSize, DataInputStream in)
            throws IOException {
        byte layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException(
                    "Cannot restore Elasticsearch sink: entry layout %d is unknown, this build reads %d"
                            .formatted(layout, LAYOUT));
        }
        BulkAction action = BulkAction.ofCode(in.readByte());
        String index = in.readUTF();
        String id = in.readUTF();
        long version = in.readLong();
        int length = in.readInt();
        if (length < 0 || length > MAX_DOCUMENT_BYTES) {
            throw new IOException(
                    "Cannot restore Elasticsearch sink: document length %d is out of range"
                            .formatted(length));
        }
        byte[] document = new byte[length];
        in.readFully(document);
        return new BulkEntry(action, index, id, version, document);
    }
}
