package io.cordon.ingest.decode.packet;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.schema.address.IpAddress;

/** Reads IPv4 and IPv6 headers and the beginning of what they carry. */
final class IpParser {

    private static final int V6_HEADER = 40;

    /** RFC 8200 recommends each extension header once; more than this is an evasion. */
    private static final int MOST_EXTENSIONS = 16;

    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int UDP_LITE = 136;
    private static final int SCTP = 132;
    private static final int DCCP = 33;
    private static final int UDP_HEADER = 8;
    private static final int TCP_FLAGS_END = 14;
    private static final int TCP_HEADER = 20;

    private final Packet packet;

    IpParser(Packet packet) {
        this.packet = packet;
    }

    void v4(byte[] bytes, int from, int to, long wire) throws RejectedInput {
        packet.clear();
        need(from + 20, to);
        int header = (bytes[from] & 0xf) * 4;
        int total = Octets.u16(bytes, from + 2);
        if (header < 20 || total != 0 && total < header) {
            throw new RejectedInput(DecodeError.BAD_PACKET);
        }
        // A total length of 0 is what segmentation offload leaves to the network card.
        packet.layer3Bytes = total == 0 ? wire : total;
        packet.source = IpAddress.ofV4(Octets.i32(bytes, from + 12));
        packet.destination = IpAddress.ofV4(Octets.i32(bytes, from + 16));
        packet.transport = Octets.u8(bytes, from + 9);
        packet.laterFragment = (Octets.u16(bytes, from + 6) & 0x1fff) != 0;
        long end = from + packet.layer3Bytes;
        transport(bytes, from + header, to, end);
    }

    void v6(byte[] bytes, int from, int to, long wire) throws RejectedInput {
        packet.clear();
        need(from + V6_HEADER, to);
        int payload = Octets.u16(bytes, from + 4);
        // A payload length of 0 is a jumbogram (RFC 2675) or segmentation offload.
        packet.layer3Bytes = payload == 0 ? Math.max(wire, V6_HEADER) : V6_HEADER + payload;
        packet.source = address(bytes, from + 8);
        packet.destination = address(bytes, from + 24);
        long end = from + packet.layer3Bytes;
        int next = Octets.u8(bytes, from + 6);
        int at = from + V6_HEADER;
        for (int headers = 0; isExtension(next) && !packet.laterFragment; headers++) {
            if (headers == MOST_EXTENSIONS || at + 8 > end) {
                throw new RejectedInput(DecodeError.BAD_PACKET);
            }
            need(at + 8, to);
            int length = (Octets.u8(bytes, at + 1) + 1) * 8;
            if (next == FRAGMENT) {
                length = 8;
                packet.laterFragment = (Octets.u16(bytes, at + 2) & 0xfff8) != 0;
            } else if (next == AUTHENTICATION) {
                length = (Octets.u8(bytes, at + 1) + 2) * 4;
            }
            next = Octets.u8(bytes, at);
            at += length;
        }
        packet.transport = next;
        transport(bytes, at, to, end);
    }

    /** RFC 8200, RFC 4302, RFC 6275, RFC 7401, RFC 5533. */
    private static boolean isExtension(int next) {
        return switch (next) {
            case 0, 43, FRAGMENT, AUTHENTICATION, 60, 135, 139, 140 -> true;
            default -> false;
        };
    }

    /**
     * @param to end of the captured bytes
     * @param end where the IP packet ends as sent; link layer padding may lie behind it
     */
    private void transport(byte[] bytes, int at, int to, long end) throws RejectedInput {
        if (packet.laterFragment) {
            return;
        }
        int captured = (int) Math.min(to, end);
        switch (packet.transport) {
            case Transport.TCP -> tcp(bytes, at, captured, end);
            case Transport.UDP -> {
                ports(bytes, at, captured, end);
                if (at + UDP_HEADER <= captured) {
                    int length = Octets.u16(bytes, at + 4);
                    packet.payloadLength =
                            length >= UDP_HEADER
                                    ? length - UDP_HEADER
                                    : (int) Math.min(end - at - UDP_HEADER, Integer.MAX_VALUE);
                    packet.payloadFrom = at + UDP_HEADER;
                    packet.payloadTo =
                            Math.min(captured, packet.payloadFrom + packet.payloadLength);
                }
            }
            case UDP_LITE, SCTP, DCCP -> ports(bytes, at, captured, end);
            case Transport.ICMP, Transport.ICMPV6 -> {
                need(at, 2, captured, end);
                packet.icmpType = Octets.u8(bytes, at);
                packet.icmpCode = Octets.u8(bytes, at + 1);
            }
            default -> {
                // other transports have no ports
            }
        }
    }

    private void tcp(byte[] bytes, int at, int captured, long end) throws RejectedInput {
        ports(bytes, at, captured, end);
        if (at + TCP_FLAGS_END > captured) {
            return;
        }
        packet.tcpSequence = Octets.u32(bytes, at + 4);
        packet.tcpFlags = Octets.u8(bytes, at + 13);
        int header = (Octets.u8(bytes, at + 12) >>> 4) * 4;
        if (header < TCP_HEADER || at + header > end) {
            throw new RejectedInput(DecodeError.BAD_PACKET);
        }
        packet.payloadLength = (int) Math.min(end - at - header, Integer.MAX_VALUE);
        packet.payloadFrom = Math.min(at + header, captured);
        packet.payloadTo = captured;
    }

    private void ports(byte[] bytes, int at, int captured, long end) throws RejectedInput {
        need(at, 4, captured, end);
        packet.sourcePort = Octets.u16(bytes, at);
        packet.destinationPort = Octets.u16(bytes, at + 2);
    }

    private static IpAddress address(byte[] bytes, int at) {
        return new IpAddress(Octets.i64(bytes, at), Octets.i64(bytes, at + 8));
    }

    private static void need(int end, int to) throws RejectedInput {
        if (end > to) {
            throw new RejectedInput(DecodeError.TRUNCATED_PACKET);
        }
    }

    /** Headers that the packet never had are its own fault, not the capture's. */
    private static void need(int at, int length, int captured, long end) throws RejectedInput {
        if (at + length > end) {
            throw new RejectedInput(DecodeError.BAD_PACKET);
        }
        if (at + length > captured) {
            throw new RejectedInput(DecodeError.TRUNCATED_PACKET);
        }
    }
}
