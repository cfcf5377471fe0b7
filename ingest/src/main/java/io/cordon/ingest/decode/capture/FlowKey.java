package io.cordon.ingest.decode.capture;

import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.packet.Packet;
import io.cordon.schema.address.IpAddress;

/**
 * What the packets of one flow share, the same for both directions: the smaller end comes first.
 *
 * @param kind ICMP type and code, a reply under those of its request; else 0
 */
record FlowKey(IpAddress low, int lowPort, IpAddress high, int highPort, int transport, int kind) {

    static FlowKey of(Packet packet) {
        int kind = kind(packet);
        int order = packet.source().compareTo(packet.destination());
        if (order < 0 || order == 0 && packet.sourcePort() <= packet.destinationPort()) {
            return new FlowKey(
                    packet.source(),
                    packet.sourcePort(),
                    packet.destination(),
                    packet.destinationPort(),
                    packet.transport(),
                    kind);
        }
        return new FlowKey(
                packet.destination(),
                packet.destinationPort(),
                packet.source(),
                packet.sourcePort(),
                packet.transport(),
                kind);
    }

    /** True when the packet goes from the smaller end. */
    boolean isFromLow(Packet packet) {
        return packet.source().equals(low) && packet.sourcePort() == lowPort;
    }

    private static int kind(Packet packet) {
        Integer type = packet.icmpType();
        Integer code = packet.icmpCode();
        if (type == null || code == null) {
            return 0;
        }
        return requestOf(packet.transport(), type) << 8 | code;
    }

    /** The request that an ICMP type answers, else the type (RFC 792, 4443; RFC 950). */
    static int requestOf(int transport, int type) {
        if (transport == Transport.ICMP) {
            return switch (type) {
                case 0 -> 8;
                case 14 -> 13;
                case 16 -> 15;
                case 18 -> 17;
                default -> type;
            };
        }
        return type == 129 ? 128 : type;
    }

    /** True for ICMP types that ask for an answer. */
    static boolean isRequest(int transport, int type) {
        return transport == Transport.ICMP
                ? type == 8 || type == 13 || type == 15 || type == 17
                : type == 128;
    }
}
