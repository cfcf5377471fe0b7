package io.cordon.schema.address;

import io.cordon.schema.avro.Address;
import java.nio.ByteBuffer;

/**
 * An IP address as two big-endian longs; IPv4 is v4-mapped (RFC 4291 section 2.5.5.2), so that both
 * families take one code path. Immutable, ordered by its bytes.
 *
 * @param high bytes 0 to 7
 * @param low bytes 8 to 15
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {

    private static final long V4_MARK = 0xffffL;
    private static final int BYTES = 16;

    /** The address of a v4 value given as an unsigned 32-bit number. */
    public static IpAddress ofV4(int bits) {
        return new IpAddress(0, V4_MARK << 32 | (bits & 0xffffffffL));
    }

    /** Reads 16 bytes in network order. */
    public static IpAddress of(Address address) {
        ByteBuffer buffer = ByteBuffer.wrap(address.bytes());
        return new IpAddress(buffer.getLong(), buffer.getLong());
    }

    /**
     * Parses a dotted quad or an IPv6 address (RFC 4291 section 2.2), without brackets or zone.
     *
     * @throws IllegalArgumentException when the text is neither; the message does not repeat it
     */
    public static IpAddress parse(String text) {
        return IpAddressParser.parse(text);
    }

    /** True for IPv4 and v4-mapped addresses, which are the same thing here. */
    public boolean isV4() {
        return high == 0 && low >>> 32 == V4_MARK;
    }

    /** The form that Avro records carry. */
    public Address toAvro() {
        return new Address(ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array());
    }

    /**
     * Dotted quad for IPv4 and v4-mapped, else RFC 5952 in lower case: the text of ids and
     * documents.
     */
    public String text() {
        return isV4() ? v4Text() : v6Text();
    }

    private String v4Text() {
        int bits = (int) low;
        return (bits >>> 24)
                + "."
                + (bits >>> 16 & 0xff)
                + "."
                + (bits >>> 8 & 0xff)
                + "."
                + (bits & 0xff);
    }

    private String v6Text() {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i & 3)) & 0xffff);
        }
        // RFC 5952 section 4.2: the longest run of two or more zero groups, the first at a tie,
        // becomes "::".
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < 8; ) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > runLength) {
                runStart = i;
                runLength = end - i;
            }
            i = Math.max(end, i + 1);
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    @Override
    public int compareTo(IpAddress other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return text();
    }
}
