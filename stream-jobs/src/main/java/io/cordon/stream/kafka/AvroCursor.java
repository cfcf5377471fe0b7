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

    /** The same of up to 64 bits. */
    long longInteger() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= bytes.length) {
                overrun = true;
                return 0;
            }
            byte b = bytes[at++];
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        overrun = true;
        return 0;
    }

    /** Passes over a number without looking what it says. */
    void skipNumber() {
        if (at + Long.BYTES <= bytes.length) {
            // The last byte of a number is the first without its highest bit.
            long ends = ~(long) LITTLE.get(bytes, at) & 0x8080808080808080L;
            if (ends != 0) {
                at += (Long.numberOfTrailingZeros(ends) >>> 3) + 1;
                return;
            }
        }
        longInteger();
    }

    /**
     * A text of at most eight bytes as one number, the first byte the highest, letters a to z as
     * capitals; -1 for a longer one.
     */
    long shortText() {
        int length = integer();
        if (length < 0 || length > bytes.length - at) {
            overrun = true;
            at = bytes.length;
            return -1;
        }
        int end = at + length;
        long packed = length > Long.BYTES ? -1 : 0;
        for (; at < end && packed != -1; at++) {
            int b = bytes[at] & 0xff;
            packed = packed << Byte.SIZE | (b >= 'a' && b <= 'z' ? b - 'a' + 'A' : b);
        }
        at = end;
        return packed;
    }

    /** Passes over text or bytes, whose length comes before them. */
    void skipText() {
        skip(integer());
    }

    /** Passes over so many bytes. */
    void skip(int length) {
        if (length < 0 || length > bytes.length - at) {
            overrun = true;
            at = bytes.length;
        } else {
            at += length;
        }
    }

    /** Where the next field lies. */
    int position() {
        return at;
    }

    /** Goes to a place that {@link #position} gave, of the same record. */
    void seek(int position) {
        at = position;
    }

    /** The record's bytes; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    boolean bool() {
        if (at >= bytes.length) {
            overrun = true;
            return false;
        }
        return bytes[at++] == 1;
    }

    /** Eight bytes in network order at a place that {@link #position} gave, or beyond it. */
    long halfAt(int position) {
        if (position + Long.BYTES > bytes.length) {
            overrun = true;
            return 0;
        }
        return (long) BIG.get(bytes, position);
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
