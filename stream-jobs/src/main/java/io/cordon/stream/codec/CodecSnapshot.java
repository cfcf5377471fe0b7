package io.cordon.stream.codec;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a savepoint remembers of a {@link CodecSerializer}: the codec's class. Bytes of older
 * versions are the codec's own affair, so any later version of the same codec reads them as they
 * are.
 *
 * @param <T> the value
 */
public final class CodecSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int VERSION = 1;

    private @Nullable Codec<T> codec;

    /** For Flink, which fills it by {@link #readSnapshot}. */
    public CodecSnapshot() {}

    CodecSnapshot(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(codec().getClass().getName());
    }

    @Override
    @SuppressWarnings("unchecked") // the name was written by writeSnapshot
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
            throws IOException {
        String name = in.readUTF();
        try {
            codec =
                    (Codec<T>)
                            Class.forName(name, true, userCodeClassLoader)
                                    .getConstructor()
                                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException("Cannot restore state: codec " + name + " is missing", e);
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new CodecSerializer<>(codec());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> older) {
        return older instanceof CodecSnapshot<T> that
                        && that.codec().getClass() == codec().getClass()
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }

    private Codec<T> codec() {
        if (codec == null) {
            throw new IllegalStateException("the snapshot has not been read yet");
        }
        return codec;
    }
}
