package io.cordon.ingest.decode.sflow;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.decode.packet.LinkType;
import io.cordon.ingest.decode.packet.Octets;
import io.cordon.ingest.decode.packet.Packet;
import io.cordon.ingest.decode.packet.PacketParser;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a flow sample: the packet's own header where it has one, else what the agent says
 * of it. Not thread-safe.
 */
final class SflowRecords {

    private static final int SAMPLE_HEADER = 32;
    private static final int EXPANDED_HEADER = 44;
    private static final int RECORD_HEADER = 8;

    private static final int RAW_HEADER = 1;
    private static final int SAMPLED_IPV4 = 3;
    private static final int SAMPLED_IPV6 = 4;

    /** Header protocols of raw headers. */
    private static final int ETHERNET = 1;

    private static final int IPV4 = 11;
    private static final int IPV6 = 12;
    private static final int MPLS = 13;

    private final Packet packet = new Packet();
    private final PacketParser parser = new PacketParser(packet);

    void sample(
            boolean expanded,
            Exporter exporter,
            long receipt,
            byte[] bytes,
            int from,
            int to,
            RecordOutput output)
            throws RejectedInput, IOException {
        int header = expanded ? EXPANDED_HEADER : SAMPLE_HEADER;
        need(from + header, to);
        exporter.counters().oneRecord();
        long rate = Octets.u32(bytes, from + (expanded ? 12 : 8));
        long count = Octets.u32(bytes, from + header - 4);
        int at = from + header;
        if (count > (to - at) / RECORD_HEADER) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
        Flow described = null;
        boolean raw = false;
        for (long i = 0; i < count && !raw; i++) {
            need(at + RECORD_HEADER, to);
            long format = Octets.u32(bytes, at);
            long length = Octets.u32(bytes, at + 4);
            at += RECORD_HEADER;
            if (length > to - at) {
                throw new RejectedInput(DecodeError.BAD_DATAGRAM);
            }
            int end = at + (int) length;
            if (format == RAW_HEADER) {
                raw = true;
                described = rawHeader(exporter, bytes, at, end);
            } else if (format == SAMPLED_IPV4 || format == SAMPLED_IPV6) {
                described = sampledIp(format == SAMPLED_IPV6, exporter, bytes, at, end);
            }
            at = end;
        }
        if (described != null) {
            described.setStartTime(receipt);
            described.setEndTime(receipt);
            described.setSamplingRate(Math.max(1, rate));
            exporter.counters().flow();
            output.accept(described);
        }
    }

    /** Null when the packet is no IP. */
    private @Nullable Flow rawHeader(Exporter exporter, byte[] bytes, int from, int to)
            throws RejectedInput {
        need(from + 16, to);
        long protocol = Octets.u32(bytes, from);
        long frameLength = Octets.u32(bytes, from + 4);
        long length = Octets.u32(bytes, from + 12);
        int at = from + 16;
        if (length > to - at) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
        int end = at + (int) length;
        boolean ip =
                switch ((int) protocol) {
                    case ETHERNET -> parser.parse(LinkType.ETHERNET, bytes, at, end, frameLength);
                    case IPV4, IPV6 -> parser.parse(LinkType.RAW_IP, bytes, at, end, frameLength);
                    case MPLS -> parser.mpls(bytes, at, end, Math.max(frameLength, length));
                    default -> false;
                };
        if (!ip) {
            return null;
        }
        Flow flow = exporter.flow("sflow.sample");
        packet.describe(flow);
        return flow;
    }

    private static Flow sampledIp(boolean v6, Exporter exporter, byte[] bytes, int from, int to)
            throws RejectedInput {
        int address = v6 ? 16 : 4;
        need(from + 8 + 2 * address + 16, to);
        int ports = from + 8 + 2 * address;
        int transport = Octets.u8(bytes, from + 7);
        Flow flow = exporter.flow("sflow.sample");
        flow.setTransport(transport);
        flow.setSourceAddress(address(v6, bytes, from + 8).toAvro());
        flow.setDestinationAddress(address(v6, bytes, from + 8 + address).toAvro());
        boolean icmp = Transport.isIcmp(transport);
        flow.setSourcePort(icmp ? 0 : Octets.u16(bytes, ports + 2));
        flow.setDestinationPort(icmp ? 0 : Octets.u16(bytes, ports + 6));
        int flags = Octets.u8(bytes, ports + 11);
        flow.setTcpFlags(transport == Transport.TCP && flags != 0 ? flags : null);
        flow.setSourceBytes(Octets.u32(bytes, from));
        flow.setSourcePackets(1L);
        return flow;
    }

    private static IpAddress address(boolean v6, byte[] bytes, int at) {
        return v6
                ? new IpAddress(Octets.i64(bytes, at), Octets.i64(bytes, at + 8))
                : IpAddress.ofV4(Octets.i32(bytes, at));
    }

    private static void need(int end, int to) throws RejectedInput {
        if (end > to) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
    }
}
