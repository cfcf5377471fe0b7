package io.cordon.ingest.decode.datagram;

import io.cordon.ingest.decode.netflow.NetflowDecoder;
import io.cordon.ingest.decode.packet.Octets;
import io.cordon.ingest.decode.sflow.SflowDecoder;

/**
 * How long an export datagram is, from its own counts and lengths: tells datagrams apart that stand
 * one after another in a file, and from other content.
 */
public final class ExportFraming {

    /** Longest payload of a UDP datagram. */
    public static final int LONGEST = 65_535;

    /** Length of what is no export datagram. */
    public static final int UNKNOWN = -1;

    private static final int V5 = 5;
    private static final int V5_HEADER = 24;
    private static final int V5_RECORD = 48;
    private static final int V5_MOST = 30;
    private static final int V9 = 9;
    private static final int V9_HEADER = 20;
    private static final int IPFIX_HEADER = 16;

    /** Numbers of v9 sets that are neither templates nor data. */
    private static final int V9_RESERVED = 2;

    private static final int FIRST_DATA = 256;

    private ExportFraming() {}

    /** True when content that begins like this is a file of NetFlow or IPFIX datagrams. */
    public static boolean recognises(byte[] head) {
        int window = Math.min(head.length, LONGEST);
        return NetflowDecoder.recognises(head, 0, window)
                && length(head, 0, window) > V9_HEADER
                && hasKnownSet(head, window);
    }

    /** Beyond the version, the first set or the count must be one that there is. */
    private static boolean hasKnownSet(byte[] head, int to) {
        int version = Octets.u16(head, 0);
        if (version == V5) {
            return Octets.u16(head, 2) <= V5_MOST;
        }
        int at = version == V9 ? V9_HEADER : IPFIX_HEADER;
        if (to - at < 4) {
            return false;
        }
        int id = Octets.u16(head, at);
        boolean templates = version == V9 ? id < V9_RESERVED : id == 2 || id == 3;
        return (templates || id >= FIRST_DATA) && Octets.u16(head, at + 2) >= 4;
    }

    /** True when a payload is one whole datagram of a protocol that is read. */
    public static boolean isWhole(byte[] bytes, int from, int to) {
        if (SflowDecoder.recognises(bytes, from, to)) {
            return true;
        }
        return NetflowDecoder.recognises(bytes, from, to) && length(bytes, from, to) == to - from;
    }

    /**
     * Length of the NetFlow or IPFIX datagram at a position.
     *
     * @param to end of what is at hand, at least {@value #LONGEST} bytes unless the content ends
     * @return {@link #UNKNOWN} when none begins there; a datagram that the content cuts off is as
     *     long as it says
     */
    public static int length(byte[] bytes, int from, int to) {
        if (to - from < IPFIX_HEADER) {
            return UNKNOWN;
        }
        return switch (Octets.u16(bytes, from)) {
            case V5 -> {
                int count = Octets.u16(bytes, from + 2);
                int length = V5_HEADER + count * V5_RECORD;
                yield count == 0 || length > LONGEST ? UNKNOWN : length;
            }
            case V9 -> to - from < V9_HEADER ? UNKNOWN : v9(bytes, from, to);
            case 10 -> {
                int length = Octets.u16(bytes, from + 2);
                yield length < IPFIX_HEADER ? UNKNOWN : length;
            }
            default -> UNKNOWN;
        };
    }

    /** v9 says no length: it ends before another version's number, or where no set can be. */
    private static int v9(byte[] bytes, int from, int to) {
        int at = from + V9_HEADER;
        while (to - at >= 4) {
            int id = Octets.u16(bytes, at);
            int length = Octets.u16(bytes, at + 2);
            if (id >= V9_RESERVED && id < FIRST_DATA) {
                break;
            }
            if (id == 0 && length == 0) {
                return padded(bytes, from, at, to);
            }
            if (length < 4 || at + length - from > LONGEST) {
                return Math.min(to - from, LONGEST);
            }
            at += length;
        }
        return at - from;
    }

    /** Exporters may fill a datagram up with zeros. */
    private static int padded(byte[] bytes, int from, int at, int to) {
        int end = at;
        while (end < to && end - from < LONGEST && bytes[end] == 0) {
            end++;
        }
        // The next datagram begins with a version, whose first byte is 0 too.
        return end < to ? end - 1 - from : end - from;
    }
}
