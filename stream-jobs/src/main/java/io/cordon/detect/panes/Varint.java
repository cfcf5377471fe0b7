package io.cordon.detect.panes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers in as few bytes as they need: most sums are small. */
final class Varint {

    private Varint() {}

    /** Writes 1 to 10 bytes, seven bits each, the lowest first. */
    static void write(long value, DataOutput out) throws IOException {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("Cannot read number: it has more than ten bytes");
    }

    /** A count of things, which is never large. */
    static int readCount(DataInput in) throws IOException {
        return Math.toIntExact(read(in));
    }
}
