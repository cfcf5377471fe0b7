package io.cordon.stream.kafka;

import io.cordon.schema.framing.Framing;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Reads the first fields of a framed record where they lie, without making anything (Avro 1.12
 * specification, "Binary encoding"). One cursor serves many records; not thread-safe. Reading past
 * the end gives zeros and marks the cursor as {@link #overrun}.
 */
final class AvroCursor {

    private static final VarHandle LITTLE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final long fingerprint;
    private byte[] bytes = new byte[0];
    private int at;
    private boolean overrun;

    /** A cursor for records written with this schema, and no other version of it. */
    AvroCursor(Schema schema) {
        fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    }

    /** Goes to a record's first field; false when it is of another version, or damaged. */
    boolean open(byte[] framed) {
        if (framed.length < Framing.HEADER_BYTES
                || framed[0] != (byte) 0xC3
                || framed[1] != 0x01
                || (long) LITTLE.get(framed, 2) != fingerprint) {
            return false;
        }
        bytes = framed;
        at = Framing.HEADER_BYTES;
        overrun = false;
        return true;
    }

    /** True when the record was shorter than what was read. */
    boolean overrun() {
        return overrun;
    }

    /** A zig-zag variable-length integer. */
    int integer() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (at >= bytes.length) {
                overrun = true;
                return 0;
            }
            byte b = bytes[at++];
            value |= (b & 0x7f) << shift;
            if (b >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        overrun = true;
        return 0;
    }

    boolean bool() {
        if (at >= bytes.length) {
            overrun = true;
            return false;
        }
        return bytes[at++] == 1;
    }

    /** Eight bytes in network order: half an address. */
    long half() {
        if (at + Long.BYTES > bytes.length) {
            overrun = true;
            return 0;
        }
        long half = (long) BIG.get(bytes, at);
        at += Long.BYTES;
        return half;
    }
}
