package io.cordon.schema.framing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Bytes of one record on a topic: Avro single-object encoding (Avro 1.12 specification, "Single
 * object encoding"): {@code C3 01}, the CRC-64-AVRO fingerprint of the writer's schema, the body.
 * The reader finds the writer's schema in {@link SchemaHistory}. Not thread-safe.
 *
 * @param <T> the record
 */
public final class Framing<T extends SpecificRecordBase> {

    /** Bytes before the body: marker and fingerprint. */
    public static final int HEADER_BYTES = 10;

    private static final byte[] MARKER = {(byte) 0xc3, 0x01};

    private final byte[] header;
    private final SpecificDatumWriter<T> writer;
    private final BinaryMessageDecoder<T> decoder;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);

    static {
        TrustedRecords.install();
    }

    private Framing(Schema schema, SpecificData model, List<Schema> history) {
        this.header =
                ByteBuffer.allocate(HEADER_BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(MARKER)
                        .putLong(SchemaNormalization.parsingFingerprint64(schema))
                        .array();
        // Generated code writes the fields one after another, several times as fast as Avro's walk
        // over the schema does. A model of its own, so that nothing else changes.
        SpecificData generated = new SpecificData();
        generated.setCustomCoders(true);
        this.writer = new SpecificDatumWriter<>(schema, generated);
        this.decoder = new BinaryMessageDecoder<>(model, schema);
        history.forEach(decoder::addSchema);
    }

    /** The framing of one record class; reads every version of the checked-in history. */
    public static <T extends SpecificRecordBase> Framing<T> of(Class<T> type) {
        return of(type, SchemaHistory.versions(type.getSimpleName()));
    }

    /** The same with a given history. */
    static <T extends SpecificRecordBase> Framing<T> of(Class<T> type, List<Schema> history) {
        SpecificData model = SpecificData.getForClass(type);
        return new Framing<>(model.getSchema(type), model, history);
    }

    /** Encodes one record. */
    public byte[] encode(T record) {
        buffer.reset();
        try {
            encoder.writeFixed(header);
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encode " + record.getSchema().getName(), e);
        }
        return buffer.toByteArray();
    }

    /**
     * Decodes one record.
     *
     * @throws FramingException when the bytes are not such a record, or of a version not in the
     *     history
     */
    public T decode(byte[] bytes) throws FramingException {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes), null);
        } catch (BadHeaderException e) {
            throw new FramingException(
                    "Cannot decode record: it does not start with the single-object marker C3 01",
                    e);
        } catch (MissingSchemaException e) {
            throw new FramingException(
                    "Cannot decode record: its schema fingerprint is in no released version", e);
        } catch (IOException | RuntimeException e) {
            // Avro's generated readers throw IndexOutOfBounds, AvroRuntime and others on damaged
            // bodies.
            throw new FramingException("Cannot decode record: its body does not fit its schema", e);
        }
    }
}
