package io.cordon.ingest.decode.packet;

/**
 * Numbers in bytes, in network order unless the name says otherwise. Callers have checked that the
 * bytes are there.
 */
public final class Octets {

    private Octets() {}

    /** One byte. */
    public static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    /** Two bytes. */
    public static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** Four bytes as they are; the highest bit is the sign. */
    public static int i32(byte[] bytes, int at) {
        return u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    /** Four bytes. */
    public static long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xffffffffL;
    }

    /** Eight bytes as they are. */
    public static long i64(byte[] bytes, int at) {
        return (long) i32(bytes, at) << 32 | u32(bytes, at + 4);
    }

    /** Up to eight bytes; the highest bit of eight is the sign. */
    public static long number(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    /** Two bytes, in the order of the file. */
    public static int u16(byte[] bytes, int at, boolean littleEndian) {
        int value = u16(bytes, at);
        return littleEndian ? Short.reverseBytes((short) value) & 0xffff : value;
    }

    /** Four bytes, in the order of the file. */
    public static long u32(byte[] bytes, int at, boolean littleEndian) {
        int value = i32(bytes, at);
        return (littleEndian ? Integer.reverseBytes(value) : value) & 0xffffffffL;
    }
}
