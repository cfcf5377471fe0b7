package io.cordon.ingest.decode.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in bytes, in network order unless the name says otherwise. Callers have checked that the
 * bytes are there.
 */
public final class Octets {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private Octets() {}

    private static VarHandle view(Class<?> of) {
        return MethodHandles.byteArrayViewVarHandle(of, ByteOrder.BIG_ENDIAN);
    }

    /** One byte. */
    public static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    /** Two bytes. */
    public static int u16(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at) & 0xffff;
    }

    /** Four bytes as they are; the highest bit is the sign. */
    public static int i32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    /** Four bytes. */
    public static long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xffffffffL;
    }

    /** Eight bytes as they are. */
    public static long i64(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Up to eight bytes; the highest bit of eight is the sign. */
    public static long number(byte[] bytes, int at, int length) {
        return switch (length) {
            case 1 -> u8(bytes, at);
            case 2 -> u16(bytes, at);
            case 4 -> u32(bytes, at);
            case 8 -> i64(bytes, at);
            default -> {
                long value = 0;
                for (int i = 0; i < length; i++) {
                    value = value << 8 | bytes[at + i] & 0xff;
                }
                yield value;
            }
        };
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
