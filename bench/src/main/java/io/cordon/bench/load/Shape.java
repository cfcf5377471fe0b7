package io.cordon.bench.load;

import io.cordon.schema.address.IpAddress;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A framed record in which the two addresses and the times can be exchanged in place. Avro writes
 * an address as 16 bytes and a time of our century as 8, so the length never changes. The places
 * are found by encoding known values and looking for their bytes.
 */
final class Shape {

    /** Stand in the record from which a shape is made; nothing else in it may look like them. */
    static final IpAddress FIRST = IpAddress.parse("2001:db8:5eed:1111:aaaa:bbbb:cccc:dddd");

    static final IpAddress SECOND = IpAddress.parse("2001:db8:5eed:2222:1234:5678:9abc:def1");
    static final long START = 1_500_000_000_123_457L;
    static final long TIME = 1_600_000_000_765_431L;

    private static final int VARINT = 8;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int first;
    private final int second;
    private final int start;
    private final int time;

    /**
     * Finds the places.
     *
     * @param framed a record that holds the constants above; the second address and the start may
     *     be absent
     */
    Shape(byte[] framed) {
        bytes = framed.clone();
        first = require(find(bytes, address(FIRST)), "first address");
        second = find(bytes, address(SECOND));
        start = find(bytes, varint(START));
        time = require(find(bytes, varint(TIME)), "time");
    }

    /**
     * The record with these values, in an array that the next call overwrites.
     *
     * @param two ignored by shapes of one address
     * @param duration microseconds before {@code micros} at which it began; ignored by shapes
     *     without a start
     */
    byte[] with(long oneHigh, long oneLow, long twoHigh, long twoLow, long micros, long duration) {
        LONGS.set(bytes, first, oneHigh);
        LONGS.set(bytes, first + 8, oneLow);
        if (second >= 0) {
            LONGS.set(bytes, second, twoHigh);
            LONGS.set(bytes, second + 8, twoLow);
        }
        put(time, micros);
        if (start >= 0) {
            put(start, micros - duration);
        }
        return bytes;
    }

    private void put(int at, long value) {
        long rest = value << 1;
        for (int i = 0; i < VARINT - 1; i++) {
            bytes[at + i] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[at + VARINT - 1] = (byte) rest;
    }

    private static byte[] address(IpAddress address) {
        return ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()).array();
    }

    private static byte[] varint(long value) {
        byte[] text = new byte[VARINT];
        long rest = value << 1;
        for (int i = 0; i < VARINT; i++) {
            text[i] = (byte) (rest & 0x7f | (i < VARINT - 1 ? 0x80 : 0));
            rest >>>= 7;
        }
        return text;
    }

    private static int require(int place, String what) {
        if (place < 0) {
            throw new IllegalArgumentException("Cannot make shape: the record has no " + what);
        }
        return place;
    }

    private static int find(byte[] text, byte[] part) {
        int found = -1;
        for (int at = 0; at + part.length <= text.length; at++) {
            if (matches(text, at, part)) {
                if (found >= 0) {
                    throw new IllegalArgumentException(
                            "Cannot make shape: a value occurs twice in the record");
                }
                found = at;
            }
        }
        return found;
    }

    private static boolean matches(byte[] text, int at, byte[] part) {
        for (int i = 0; i < part.length; i++) {
            if (text[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }
}
