package io.cordon.detect.amplification;

import io.cordon.detect.FlowHead;
import io.cordon.detect.panes.Traffic;
import io.cordon.schema.address.IpAddress;

/** One side of a flow: its address and port, and what it sent. */
public enum Side {
    /** Who opened the flow where that is known, else who sent. */
    SOURCE,
    /** The other. */
    DESTINATION;

    /** Bytes above the network layer begin here: IPv4 and UDP headers. */
    private static final int HEADERS_V4 = 28;

    /** The same of IPv6. */
    private static final int HEADERS_V6 = 48;

    /** The other side. */
    public Side other() {
        return this == SOURCE ? DESTINATION : SOURCE;
    }

    /** Its port. */
    public int port(FlowHead flow) {
        return this == SOURCE ? flow.sourcePort() : flow.destinationPort();
    }

    /** First eight bytes of its address. */
    public long high(FlowHead flow) {
        return this == SOURCE ? flow.sourceHigh() : flow.destinationHigh();
    }

    /** Last eight bytes of its address. */
    public long low(FlowHead flow) {
        return this == SOURCE ? flow.sourceLow() : flow.destinationLow();
    }

    /** Its address. */
    public IpAddress address(FlowHead flow) {
        return new IpAddress(high(flow), low(flow));
    }

    /** Layer-3 bytes that it sent, as exported; 0 when not given. */
    public long bytes(FlowHead flow) {
        return Math.max(0, this == SOURCE ? flow.sourceBytes() : flow.destinationBytes());
    }

    /** Packets that it sent, as exported; 0 when not given. */
    public long exportedPackets(FlowHead flow) {
        return Math.max(0, this == SOURCE ? flow.sourcePackets() : flow.destinationPackets());
    }

    /** Packets that it sent: as exported, and one where bytes are given and no packets. */
    public long packets(FlowHead flow) {
        long packets = exportedPackets(flow);
        return packets == 0 && bytes(flow) > 0 ? 1 : packets;
    }

    /** What it sent, as exported. */
    public Traffic traffic(FlowHead flow) {
        return new Traffic(bytes(flow), packets(flow), payload(flow));
    }

    /** Bytes times the sampling rate. */
    public long scaledBytes(FlowHead flow) {
        return Amount.times(bytes(flow), flow.samplingRate());
    }

    /** Packets times the sampling rate. */
    public long scaledPackets(FlowHead flow) {
        return Amount.times(packets(flow), flow.samplingRate());
    }

    /** Bytes above UDP that it sent. */
    public long payload(FlowHead flow) {
        return payload(flow, bytes(flow), packets(flow));
    }

    /** Bytes above UDP in so many bytes and packets of this flow's addresses; never below 0. */
    public static long payload(FlowHead flow, long bytes, long packets) {
        boolean v4 = v4(flow, SOURCE) && v4(flow, DESTINATION);
        return Math.max(0, bytes - Amount.times(packets, v4 ? HEADERS_V4 : HEADERS_V6));
    }

    /** True when its packets carry so many bytes above UDP each on average, or more. */
    public boolean meanPayloadAtLeast(FlowHead flow, long least) {
        long packets = packets(flow);
        return packets > 0 && payload(flow) >= Amount.times(least, packets);
    }

    /** True when its answers are large: a mean payload of 200 bytes, on the DNS port above 512. */
    public boolean large(FlowHead flow) {
        return port(flow) == 53 ? meanPayloadAbove(flow, 512) : meanPayloadAtLeast(flow, 200);
    }

    /** True when its packets carry more than so many bytes above UDP each on average. */
    public boolean meanPayloadAbove(FlowHead flow, long most) {
        long packets = packets(flow);
        return packets > 0 && payload(flow) > Amount.times(most, packets);
    }

    private static boolean v4(FlowHead flow, Side side) {
        return side.high(flow) == 0 && side.low(flow) >>> 32 == 0xffffL;
    }
}
