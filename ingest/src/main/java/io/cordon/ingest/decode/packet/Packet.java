package io.cordon.ingest.decode.packet;

import io.cordon.ingest.decode.Transport;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of one packet say. Filled by {@link PacketParser}, reused for the next packet.
 * Not thread-safe.
 */
public final class Packet {

    private static final IpAddress NOWHERE = new IpAddress(0, 0);

    IpAddress source = NOWHERE;
    IpAddress destination = NOWHERE;
    int transport;
    long layer3Bytes;
    boolean laterFragment;
    int sourcePort;
    int destinationPort;
    int tcpFlags;
    long tcpSequence;
    int icmpType;
    int icmpCode;
    int payloadFrom;
    int payloadTo;
    int payloadLength;

    /** Forgets the packet before. */
    void clear() {
        source = NOWHERE;
        destination = NOWHERE;
        transport = 0;
        layer3Bytes = 0;
        laterFragment = false;
        sourcePort = 0;
        destinationPort = 0;
        tcpFlags = -1;
        tcpSequence = 0;
        icmpType = -1;
        icmpCode = -1;
        payloadFrom = 0;
        payloadTo = 0;
        payloadLength = 0;
    }

    public IpAddress source() {
        return source;
    }

    public IpAddress destination() {
        return destination;
    }

    /** IANA protocol number of what the IP packet carries, after IPv6 extension headers. */
    public int transport() {
        return transport;
    }

    /** Bytes of the IP packet with its header, as sent, whatever was captured of it. */
    public long layer3Bytes() {
        return layer3Bytes;
    }

    /** True for a fragment that is not the first: it has no ports, types or flags. */
    public boolean isLaterFragment() {
        return laterFragment;
    }

    /** 0 where the transport has none. */
    public int sourcePort() {
        return sourcePort;
    }

    /** 0 where the transport has none. */
    public int destinationPort() {
        return destinationPort;
    }

    /** The low 8 flags; null unless they were captured of a TCP segment. */
    public @Nullable Integer tcpFlags() {
        return tcpFlags < 0 ? null : tcpFlags;
    }

    /** Sequence number of a TCP segment whose flags are known. */
    public long tcpSequence() {
        return tcpSequence;
    }

    /** Null unless ICMP or ICMPv6. */
    public @Nullable Integer icmpType() {
        return icmpType < 0 ? null : icmpType;
    }

    /** Null unless ICMP or ICMPv6. */
    public @Nullable Integer icmpCode() {
        return icmpCode < 0 ? null : icmpCode;
    }

    /** Where the captured payload of UDP or TCP begins. */
    public int payloadFrom() {
        return payloadFrom;
    }

    /** Where the captured payload of UDP or TCP ends. */
    public int payloadTo() {
        return payloadTo;
    }

    /**
     * Payload bytes of UDP or TCP as sent. Of the first fragment of a UDP datagram it is the length
     * of the whole datagram, since the UDP header says so.
     */
    public int payloadLength() {
        return payloadLength;
    }

    public boolean isUdp() {
        return transport == Transport.UDP && !laterFragment;
    }

    public boolean isTcp() {
        return transport == Transport.TCP && tcpFlags >= 0;
    }

    /** Says in a flow what the packet's headers say: a flow of one packet from its sender. */
    public void describe(Flow flow) {
        flow.setSourceAddress(source.toAvro());
        flow.setDestinationAddress(destination.toAvro());
        flow.setTransport(transport);
        flow.setSourcePort(sourcePort);
        flow.setDestinationPort(destinationPort);
        flow.setTcpFlags(tcpFlags());
        flow.setIcmpType(icmpType());
        flow.setIcmpCode(icmpCode());
        flow.setSourceBytes(layer3Bytes);
        flow.setSourcePackets(1L);
    }
}
