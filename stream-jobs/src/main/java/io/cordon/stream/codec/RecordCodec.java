package io.cordon.stream.codec;

import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * An Avro record in its framing, length first: the same bytes as on a topic, so its evolution is
 * that of the schema.
 *
 * @param <T> the record
 */
abstract sealed class RecordCodec<T extends SpecificRecordBase> implements Codec<T>
        permits FindingCodec, IncidentCodec, DeadLetterCodec {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private transient @Nullable Framing<T> framing;

    RecordCodec(Class<T> type) {
        this.type = type;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    // Records have setters, but nothing in the pipeline changes one after it is made.
    @Override
    public boolean immutable() {
        return true;
    }

    @Override
    public void write(T value, DataOutput out) throws IOException {
        byte[] bytes = framing().encode(value);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public T read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        try {
            return framing().decode(bytes);
        } catch (FramingException e) {
            throw new IOException("Cannot read " + type.getSimpleName() + " in the pipeline", e);
        }
    }

    private Framing<T> framing() {
        if (framing == null) {
            framing = Framing.of(type);
        }
        return framing;
    }
}
