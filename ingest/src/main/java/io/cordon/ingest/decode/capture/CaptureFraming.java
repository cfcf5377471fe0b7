package io.cordon.ingest.decode.capture;

import io.cordon.ingest.decode.packet.Octets;

/**
 * Where the units of a capture file begin and end: in pcap the file header and packet records, in
 * pcapng blocks. Follows the byte order, which each pcapng section names anew. Not thread-safe.
 */
public final class CaptureFraming {

    /** Bytes from a unit's beginning that {@link #length} looks at, fewer at the end of a file. */
    public static final int HEAD = 24;

    /** Longest packet that capture programs write (libpcap's {@code MAXIMUM_SNAPLEN}). */
    public static final int LONGEST_PACKET = 262_144;

    /** Length of a unit that cannot be told: the file is damaged from there on. */
    public static final long UNKNOWN = -1;

    static final int SECTION = 0x0a0d0d0a;
    static final int INTERFACE = 1;
    static final int OLD_PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int ENHANCED_PACKET = 6;
    static final int PCAP_HEADER = 24;
    static final int PCAP_RECORD = 16;

    /** As libpcap bounds a block. */
    private static final long LONGEST_BLOCK = 16L << 20;

    private static final int SHORTEST_BLOCK = 12;
    private static final long BYTE_ORDER = 0x1a2b3c4dL;
    private static final int PCAP_MICROS = 0xa1b2c3d4;
    private static final int PCAP_NANOS = 0xa1b23c4d;

    private boolean begun;
    private boolean first = true;
    private boolean blocks;
    private boolean littleEndian;

    /** True when content that begins like this is a capture. */
    public static boolean recognises(byte[] head) {
        if (head.length < PCAP_HEADER) {
            return false;
        }
        int magic = Octets.i32(head, 0);
        return isPcap(magic) || magic == SECTION && isByteOrder(head, 8);
    }

    static boolean isPcap(int magic) {
        int swapped = Integer.reverseBytes(magic);
        return magic == PCAP_MICROS
                || magic == PCAP_NANOS
                || swapped == PCAP_MICROS
                || swapped == PCAP_NANOS;
    }

    /** True for files whose packet times have nanoseconds. */
    static boolean hasNanos(int magic) {
        return magic == PCAP_NANOS || Integer.reverseBytes(magic) == PCAP_NANOS;
    }

    static boolean isLittleEndianPcap(int magic) {
        return magic != PCAP_MICROS && magic != PCAP_NANOS;
    }

    static boolean isLittleEndianSection(byte[] bytes, int at) {
        return Octets.u32(bytes, at + 8, true) == BYTE_ORDER;
    }

    private static boolean isByteOrder(byte[] bytes, int at) {
        return Octets.u32(bytes, at, false) == BYTE_ORDER
                || Octets.u32(bytes, at, true) == BYTE_ORDER;
    }

    /**
     * Length of the unit at a position, its own header included.
     *
     * @param available bytes from there on, at least {@value #HEAD} unless the file ends before
     * @return {@link #UNKNOWN} when no unit begins there; more than {@code available} when the file
     *     ends within the unit
     */
    public long length(byte[] bytes, int at, int available) {
        first = !begun;
        if (first) {
            begun = true;
            blocks = available >= 4 && Octets.i32(bytes, at) == SECTION;
            if (!blocks) {
                if (available < 4 || !isPcap(Octets.i32(bytes, at))) {
                    return UNKNOWN;
                }
                littleEndian = isLittleEndianPcap(Octets.i32(bytes, at));
                return PCAP_HEADER;
            }
        }
        return blocks ? block(bytes, at, available) : record(bytes, at, available);
    }

    private long record(byte[] bytes, int at, int available) {
        if (available < PCAP_RECORD) {
            return PCAP_RECORD;
        }
        long captured = Octets.u32(bytes, at + 8, littleEndian);
        return captured > LONGEST_PACKET ? UNKNOWN : PCAP_RECORD + captured;
    }

    private long block(byte[] bytes, int at, int available) {
        if (available < SHORTEST_BLOCK) {
            return SHORTEST_BLOCK;
        }
        if (Octets.i32(bytes, at) == SECTION) {
            if (!isByteOrder(bytes, at + 8)) {
                return UNKNOWN;
            }
            littleEndian = isLittleEndianSection(bytes, at);
        }
        long length = Octets.u32(bytes, at + 4, littleEndian);
        return length < SHORTEST_BLOCK || length > LONGEST_BLOCK || length % 4 != 0
                ? UNKNOWN
                : length;
    }

    /** True when the unit that {@link #length} was asked for last, at this place, is a packet. */
    public boolean isPacket(byte[] bytes, int at, int available) {
        if (!blocks) {
            return !first;
        }
        if (available < 4) {
            return false;
        }
        long type = Octets.u32(bytes, at, littleEndian);
        return type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OLD_PACKET;
    }
}
