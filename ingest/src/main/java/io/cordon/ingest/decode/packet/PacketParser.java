package io.cordon.ingest.decode.packet;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;

/** Reads the headers of a packet from its link layer on. Not thread-safe. */
public final class PacketParser {

    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int MPLS = 0x8847;
    private static final int MPLS_MULTICAST = 0x8848;
    private static final int PPPOE_SESSION = 0x8864;
    private static final int PPP_IPV4 = 0x0021;
    private static final int PPP_IPV6 = 0x0057;

    /** Up to here the type field of Ethernet is a length (IEEE 802.3). */
    private static final int LONGEST_8023 = 1500;

    private static final int MOST_TAGS = 8;
    private static final int MOST_LABELS = 16;

    private final IpParser ip;

    /** A parser that fills one packet over and over. */
    public PacketParser(Packet packet) {
        this.ip = new IpParser(packet);
    }

    /**
     * Reads one packet.
     *
     * @param from first captured byte
     * @param to end of the captured bytes
     * @param wireLength bytes of the packet as sent, link layer included; at least the captured
     *     ones are assumed
     * @return false when it is well formed but no IP packet, as ARP is
     * @throws RejectedInput when its headers are cut off or contradict one another
     */
    public boolean parse(LinkType link, byte[] bytes, int from, int to, long wireLength)
            throws RejectedInput {
        long wire = Math.max(wireLength, to - from);
        return switch (link) {
            case ETHERNET -> {
                need(bytes, from + 14, to);
                yield etherType(
                        Octets.u16(bytes, from + 12), bytes, from + 14, to, wire - 14, MOST_TAGS);
            }
            case LOOPBACK -> loopback(bytes, from, to, wire);
            case RAW_IP -> ip(bytes, from, to, wire);
            case LINUX_COOKED -> {
                need(bytes, from + 16, to);
                yield etherType(
                        Octets.u16(bytes, from + 14), bytes, from + 16, to, wire - 16, MOST_TAGS);
            }
            case LINUX_COOKED_V2 -> {
                need(bytes, from + 20, to);
                yield etherType(
                        Octets.u16(bytes, from), bytes, from + 20, to, wire - 20, MOST_TAGS);
            }
        };
    }

    private boolean etherType(int first, byte[] bytes, int at, int to, long wire, int tagsLeft)
            throws RejectedInput {
        int type = first;
        int position = at;
        long left = wire;
        for (int tags = tagsLeft; isTag(type); tags--) {
            if (tags == 0) {
                throw new RejectedInput(DecodeError.BAD_PACKET);
            }
            need(bytes, position + 4, to);
            type = Octets.u16(bytes, position + 2);
            position += 4;
            left -= 4;
        }
        if (type <= LONGEST_8023) {
            return snap(bytes, position, to, left);
        }
        return switch (type) {
            case IPV4, IPV6 -> ip(bytes, position, to, left);
            case MPLS, MPLS_MULTICAST -> mpls(bytes, position, to, left);
            case PPPOE_SESSION -> pppoe(bytes, position, to, left);
            default -> false;
        };
    }

    private static boolean isTag(int type) {
        return type == 0x8100 || type == 0x88a8 || type == 0x9100 || type == 0x9200;
    }

    /** 802.2 with a SNAP header may carry IP; spanning tree and the like do not. */
    private boolean snap(byte[] bytes, int at, int to, long left) throws RejectedInput {
        if (to - at < 8 || Octets.u16(bytes, at) != 0xaaaa || Octets.u8(bytes, at + 2) != 3) {
            return false;
        }
        int type = Octets.u16(bytes, at + 6);
        return (type == IPV4 || type == IPV6) && ip(bytes, at + 8, to, left - 8);
    }

    private boolean pppoe(byte[] bytes, int at, int to, long left) throws RejectedInput {
        need(bytes, at + 8, to);
        int protocol = Octets.u16(bytes, at + 6);
        return (protocol == PPP_IPV4 || protocol == PPP_IPV6) && ip(bytes, at + 8, to, left - 8);
    }

    /** Reads over the labels; what follows shows its kind in its first four bits. */
    public boolean mpls(byte[] bytes, int at, int to, long left) throws RejectedInput {
        int position = at;
        for (int labels = 0; labels < MOST_LABELS; labels++) {
            need(bytes, position + 4, to);
            boolean bottom = (bytes[position + 2] & 1) != 0;
            position += 4;
            if (bottom) {
                need(bytes, position + 1, to);
                int version = Octets.u8(bytes, position) >>> 4;
                return (version == 4 || version == 6)
                        && ip(bytes, position, to, left - (position - at));
            }
        }
        throw new RejectedInput(DecodeError.BAD_PACKET);
    }

    private boolean loopback(byte[] bytes, int from, int to, long wire) throws RejectedInput {
        need(bytes, from + 4, to);
        int family = Octets.i32(bytes, from);
        // The order is that of the machine that wrote the file, or the network's: the numbers are
        // small, so the order shows.
        if (family >>> 16 != 0) {
            family = Integer.reverseBytes(family);
        }
        return switch (family) {
            // AF_INET everywhere; AF_INET6 of Linux, the BSDs and macOS.
            case 2, 10, 24, 28, 30 -> ip(bytes, from + 4, to, wire - 4);
            default -> false;
        };
    }

    /** Reads an IP packet of either version. */
    public boolean ip(byte[] bytes, int from, int to, long wire) throws RejectedInput {
        need(bytes, from + 1, to);
        switch (Octets.u8(bytes, from) >>> 4) {
            case 4 -> ip.v4(bytes, from, to, wire);
            case 6 -> ip.v6(bytes, from, to, wire);
            default -> throw new RejectedInput(DecodeError.BAD_PACKET);
        }
        return true;
    }

    private static void need(byte[] bytes, int end, int to) throws RejectedInput {
        if (end > to || to > bytes.length) {
            throw new RejectedInput(DecodeError.TRUNCATED_PACKET);
        }
    }
}
