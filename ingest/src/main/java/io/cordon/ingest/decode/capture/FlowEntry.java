package io.cordon.ingest.decode.capture;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.packet.Packet;
import io.cordon.schema.avro.Flow;
import org.jspecify.annotations.Nullable;

/** One flow of the table while it lasts. */
final class FlowEntry {

    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;

    private final FlowKey key;
    private final boolean sourceIsLow;
    private final Side source = new Side();
    private final Side destination = new Side();
    private boolean initiatorKnown;
    private long start;
    private long end;

    /** The latest capture time when a packet of it came. */
    private long lastSeen;

    private int icmpType;
    private int ntpMode;

    private static final class Side {
        private long bytes;
        private long packets;
        private int flags = -1;
    }

    private FlowEntry(FlowKey key, boolean sourceIsLow, long start, int icmpType) {
        this.key = key;
        this.sourceIsLow = sourceIsLow;
        this.start = start;
        this.end = start;
        this.icmpType = icmpType;
    }

    /** A flow that begins with a packet: its sender is the source, unless it answers a SYN. */
    static FlowEntry of(FlowKey key, Packet first, long time) {
        Integer flags = first.tcpFlags();
        boolean answer = flags != null && (flags & (SYN | ACK)) == (SYN | ACK);
        Integer type = first.icmpType();
        return new FlowEntry(key, key.isFromLow(first) != answer, time, type == null ? -1 : type);
    }

    /** What goes on after the active timeout: the same sides. */
    FlowEntry next(long time) {
        FlowEntry next = new FlowEntry(key, sourceIsLow, time, icmpType);
        next.initiatorKnown = initiatorKnown;
        return next;
    }

    void add(Packet packet, int mode, long time, long now) {
        ntpMode = Math.max(ntpMode, mode);
        boolean fromSource = key.isFromLow(packet) == sourceIsLow;
        Side side = fromSource ? source : destination;
        side.bytes += packet.layer3Bytes();
        side.packets++;
        Integer flags = packet.tcpFlags();
        if (flags != null) {
            side.flags = Math.max(side.flags, 0) | flags;
        }
        start = Math.min(start, time);
        end = Math.max(end, time);
        lastSeen = now;
        initiatorKnown |= showsInitiator(packet, fromSource);
    }

    /** TCP: a SYN shows who asked. ICMP: a request does. Others: somebody answered. */
    private boolean showsInitiator(Packet packet, boolean fromSource) {
        Integer flags = packet.tcpFlags();
        if (flags != null) {
            return (flags & SYN) != 0 && (flags & ACK) != 0 != fromSource;
        }
        Integer type = packet.icmpType();
        if (type != null) {
            return fromSource && FlowKey.isRequest(key.transport(), type);
        }
        return key.transport() != Transport.TCP && !packet.isLaterFragment() && !fromSource;
    }

    /** True when a packet opens another connection between the same ports. */
    boolean isFollowedBy(Packet packet) {
        Integer flags = packet.tcpFlags();
        if (flags == null || (flags & (SYN | ACK)) != SYN) {
            return false;
        }
        boolean closed =
                has(source, RST)
                        || has(destination, RST)
                        || has(source, FIN) && has(destination, FIN);
        return closed || !initiatorKnown;
    }

    private static boolean has(Side side, int flag) {
        return side.flags > 0 && (side.flags & flag) != 0;
    }

    long start() {
        return start;
    }

    long lastSeen() {
        return lastSeen;
    }

    Flow flow(DecodeContext context) {
        Flow flow = new Flow();
        flow.setTransport(key.transport());
        flow.setSourceAddress((sourceIsLow ? key.low() : key.high()).toAvro());
        flow.setDestinationAddress((sourceIsLow ? key.high() : key.low()).toAvro());
        flow.setSourcePort(sourceIsLow ? key.lowPort() : key.highPort());
        flow.setDestinationPort(sourceIsLow ? key.highPort() : key.lowPort());
        flow.setTcpFlags(orNull(source.flags));
        flow.setTcpFlagsReverse(orNull(destination.flags));
        flow.setInitiatorKnown(initiatorKnown);
        flow.setStartTime(start);
        flow.setEndTime(end);
        flow.setSourceBytes(source.bytes);
        flow.setSourcePackets(source.packets);
        if (destination.packets > 0) {
            flow.setDestinationBytes(destination.bytes);
            flow.setDestinationPackets(destination.packets);
        }
        flow.setIcmpType(orNull(icmpType));
        flow.setIcmpCode(icmpType < 0 ? null : key.kind() & 0xff);
        flow.setSamplingRate(1);
        flow.setTenant(context.tenant());
        flow.setSensor(context.sensor());
        flow.setVantage(context.vantage());
        flow.setDataset("pcap.flow");
        flow.setNtpMode(ntpMode == 0 ? null : ntpMode);
        return flow;
    }

    private static @Nullable Integer orNull(int value) {
        return value < 0 ? null : value;
    }
}
