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

    private static final long HIGHEST = 0x8080808080808080L;

    private final long fingerprint;
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private boolean overrun;

    /** A cursor for records written with this schema, and no other version of it. */
    AvroCursor(Schema schema) {
        fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    }

    /** Goes to a record's first field; false when it is of another version, or damaged. */
    boolean open(byte[] framed) {
        return open(framed, 0, framed.length);
    }

    /** The same of a record that lies in a larger array. */
    boolean open(byte[] array, int from, int to) {
        if (to - from < Framing.HEADER_BYTES
                || array[from] != (byte) 0xC3
                || array[from + 1] != 0x01
                || (long) LITTLE.get(array, from + 2) != fingerprint) {
            return false;
        }
        bytes = array;
        at = from + Framing.HEADER_BYTES;
        end = to;
        overrun = false;
        return true;
    }

    /** True when the record was shorter than what was read. */
    boolean overrun() {
        return overrun;
    }

    /** A zig-zag variable-length integer, of one byte mostly. */
    int integer() {
        if (at < end && bytes[at] >= 0) {
            int value = bytes[at++];
            return value >>> 1 ^ -(value & 1);
        }
        return wideInteger();
    }

    /** The same of one, two or three bytes, nobody knows. */
    int wideInteger() {
        long value = longInteger();
        if (value != (int) value) {
            overrun = true;
        }
        return (int) value;
    }

    /** Whether the value of a nullable field follows. */
    boolean present() {
        return integer() == 1;
    }

    /**
     * The same of up to 64 bits. The length of a number is not to be foreseen, and a branch that
     * goes the wrong way costs more than the whole number: up to eight bytes are taken at once.
     */
    long longInteger() {
        if (at + Long.BYTES <= end) {
            long word = (long) LITTLE.get(bytes, at);
            // The last byte of a number is the first without its highest bit.
            long ends = ~word & HIGHEST;
            if (ends != 0) {
                at += (Long.numberOfTrailingZeros(ends) >>> 3) + 1;
                return zigZag(joined(word & (ends ^ ends - 1)));
            }
        }
        return bytewise();
    }

    /** Seven bits of each byte, put together. */
    private static long joined(long bytes) {
        long pairs = bytes & 0x007f007f007f007fL | (bytes & 0x7f007f007f007f00L) >>> 1;
        long fours = pairs & 0x00003fff00003fffL | (pairs & 0x3fff00003fff0000L) >>> 2;
        return fours & 0x0fffffffL | (fours & 0x0fffffff00000000L) >>> 4;
    }

    private static long zigZag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private long bytewise() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= end) {
                overrun = true;
                return 0;
            }
            byte b = bytes[at++];
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return zigZag(value);
            }
        }
        overrun = true;
        return 0;
    }

    /** Passes over a number without looking what it says. */
    void skipNumber() {
        if (at + Long.BYTES <= end) {
            long ends = ~(long) LITTLE.get(bytes, at) & HIGHEST;
            if (ends != 0) {
                at += (Long.numberOfTrailingZeros(ends) >>> 3) + 1;
                return;
            }
        }
        bytewise();
    }

    /**
     * A text of at most eight bytes as one number, the first byte the highest, letters a to z as
     * capitals; -1 for a longer one.
     */
    long shortText() {
        int length = integer();
        if (length < 0 || length > end - at) {
            overrun = true;
            at = end;
            return -1;
        }
        int past = at + length;
        long packed = length > Long.BYTES ? -1 : 0;
        for (; at < past && packed != -1; at++) {
            int b = bytes[at] & 0xff;
            packed = packed << Byte.SIZE | (b >= 'a' && b <= 'z' ? b - 'a' + 'A' : b);
        }
        at = past;
        return packed;
    }

    /** Passes over text or bytes, whose length comes before them. */
    void skipText() {
        skip(integer());
    }

    /** Passes over so many bytes. */
    void skip(int length) {
        if (length < 0 || length > end - at) {
            overrun = true;
            at = end;
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
        if (at >= end) {
            overrun = true;
            return false;
        }
        return bytes[at++] == 1;
    }

    /** Eight bytes in network order at a place that {@link #position} gave, or beyond it. */
    long halfAt(int position) {
        if (position + Long.BYTES > end) {
            overrun = true;
            return 0;
        }
        return (long) BIG.get(bytes, position);
    }

    /** Eight bytes in network order: half an address. */
    long half() {
        if (at + Long.BYTES > end) {
            overrun = true;
            return 0;
        }
        long half = (long) BIG.get(bytes, at);
        at += Long.BYTES;
        return half;
    }
}
