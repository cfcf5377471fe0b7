package io.cordon.ingest.decode.netflow;

import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.packet.LinkType;
import io.cordon.ingest.decode.packet.Packet;
import io.cordon.ingest.decode.packet.PacketParser;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records of flows into {@link Flow}. Not thread-safe. */
final class FlowMapper {

    /** Where counts and ports are looked for, the first that is not 0. */
    private static final FlowElement[] BYTES = {
        FlowElement.OCTET_DELTA_COUNT,
        FlowElement.INITIATOR_OCTETS,
        FlowElement.OCTET_TOTAL_COUNT,
        FlowElement.POST_OCTET_DELTA_COUNT
    };

    private static final FlowElement[] PACKETS = {
        FlowElement.PACKET_DELTA_COUNT,
        FlowElement.INITIATOR_PACKETS,
        FlowElement.PACKET_TOTAL_COUNT,
        FlowElement.POST_PACKET_DELTA_COUNT
    };

    private static final FlowElement[] REVERSE_BYTES = {
        FlowElement.REVERSE_OCTET_DELTA_COUNT,
        FlowElement.RESPONDER_OCTETS,
        FlowElement.REVERSE_OCTET_TOTAL_COUNT
    };

    private static final FlowElement[] REVERSE_PACKETS = {
        FlowElement.REVERSE_PACKET_DELTA_COUNT,
        FlowElement.RESPONDER_PACKETS,
        FlowElement.REVERSE_PACKET_TOTAL_COUNT
    };

    private static final FlowElement[] SOURCE_PORT = {
        FlowElement.SOURCE_TRANSPORT_PORT, FlowElement.UDP_SOURCE_PORT, FlowElement.TCP_SOURCE_PORT
    };

    private static final FlowElement[] DESTINATION_PORT = {
        FlowElement.DESTINATION_TRANSPORT_PORT,
        FlowElement.UDP_DESTINATION_PORT,
        FlowElement.TCP_DESTINATION_PORT
    };

    private static final int INITIATOR = 1;
    private static final int REVERSE_INITIATOR = 2;

    private final Packet packet = new Packet();
    private final PacketParser parser = new PacketParser(packet);
    private final FlowTimes times = new FlowTimes();

    /**
     * Gives the flow of a record.
     *
     * @return false when the record is about no pair of addresses
     */
    boolean map(FlowFields record, Message message, RecordOutput output)
            throws RejectedInput, IOException {
        Flow flow = message.exporter().flow(message.dataset());
        if (isPacket(record)) {
            if (!packet(record, flow)) {
                return false;
            }
        } else {
            if (!addresses(record, flow)) {
                return false;
            }
            transport(record, flow);
            counts(record, flow);
            flags(record, flow);
            direction(record, flow);
        }
        times.read(record, message);
        flow.setStartTime(EventTime.checked(times.start()));
        flow.setEndTime(EventTime.checked(times.end()));
        flow.setSamplingRate(message.domain().sampling(record));
        output.accept(flow);
        return true;
    }

    private static boolean isPacket(FlowFields record) {
        return record.has(FlowElement.DATA_LINK_FRAME_SECTION)
                || record.has(FlowElement.IP_HEADER_PACKET_SECTION);
    }

    /** A sampled packet (RFC 5477): one packet with the bytes that its own header says. */
    private boolean packet(FlowFields record, Flow flow) throws RejectedInput {
        boolean frame = record.has(FlowElement.DATA_LINK_FRAME_SECTION);
        FlowElement section =
                frame ? FlowElement.DATA_LINK_FRAME_SECTION : FlowElement.IP_HEADER_PACKET_SECTION;
        boolean ip =
                parser.parse(
                        frame ? LinkType.ETHERNET : LinkType.RAW_IP,
                        record.bytes(),
                        record.from(section),
                        record.to(section),
                        record.get(FlowElement.DATA_LINK_FRAME_SIZE, 0) & 0xffff);
        if (ip) {
            packet.describe(flow);
        }
        return ip;
    }

    /**
     * Templates may have the fields of both families; those of the other one are 0 then. Where both
     * are there, IPv6 carries the IPv4 packet whose ports the record has.
     */
    private static boolean addresses(FlowFields record, Flow flow) {
        boolean v4 =
                record.has(FlowElement.SOURCE_IPV4_ADDRESS)
                        && record.has(FlowElement.DESTINATION_IPV4_ADDRESS);
        boolean v6 =
                record.has(FlowElement.SOURCE_IPV6_ADDRESS)
                        && record.has(FlowElement.DESTINATION_IPV6_ADDRESS);
        if (v4 && v6) {
            long version = record.get(FlowElement.IP_VERSION, 0);
            v4 = version == 4 || version != 6 && !isZero(record);
            v6 = !v4;
        }
        if (!v4 && !v6) {
            return false;
        }
        IpAddress source =
                v4
                        ? record.v4(FlowElement.SOURCE_IPV4_ADDRESS)
                        : record.v6(FlowElement.SOURCE_IPV6_ADDRESS);
        IpAddress destination =
                v4
                        ? record.v4(FlowElement.DESTINATION_IPV4_ADDRESS)
                        : record.v6(FlowElement.DESTINATION_IPV6_ADDRESS);
        flow.setSourceAddress(source.toAvro());
        flow.setDestinationAddress(destination.toAvro());
        return true;
    }

    private static boolean isZero(FlowFields record) {
        IpAddress nothing = IpAddress.ofV4(0);
        return record.v4(FlowElement.SOURCE_IPV4_ADDRESS).equals(nothing)
                && record.v4(FlowElement.DESTINATION_IPV4_ADDRESS).equals(nothing);
    }

    private static void transport(FlowFields record, Flow flow) {
        int transport = (int) record.get(FlowElement.PROTOCOL_IDENTIFIER, Transport.UNNAMED) & 0xff;
        int destinationPort = port(record, DESTINATION_PORT);
        flow.setTransport(transport);
        if (Transport.isIcmp(transport)) {
            flow.setSourcePort(0);
            flow.setDestinationPort(0);
            icmp(record, flow, destinationPort);
            return;
        }
        flow.setSourcePort(port(record, SOURCE_PORT));
        flow.setDestinationPort(destinationPort);
    }

    private static int port(FlowFields record, FlowElement[] elements) {
        Long port = record.first(elements);
        return port == null ? 0 : (int) (port & 0xffff);
    }

    /** Exporters without elements for it write type * 256 + code as the destination port. */
    private static void icmp(FlowFields record, Flow flow, int destinationPort) {
        boolean v4 = flow.getTransport() == Transport.ICMP;
        FlowElement type = v4 ? FlowElement.ICMP_TYPE_IPV4 : FlowElement.ICMP_TYPE_IPV6;
        FlowElement code = v4 ? FlowElement.ICMP_CODE_IPV4 : FlowElement.ICMP_CODE_IPV6;
        if (record.has(type)) {
            flow.setIcmpType((int) record.get(type, 0) & 0xff);
            flow.setIcmpCode((int) record.get(code, 0) & 0xff);
            return;
        }
        FlowElement both = v4 ? FlowElement.ICMP_TYPE_CODE_IPV4 : FlowElement.ICMP_TYPE_CODE_IPV6;
        int value = (int) record.get(both, 0) & 0xffff;
        if (value == 0) {
            value = destinationPort;
        }
        flow.setIcmpType(value >>> 8);
        flow.setIcmpCode(value & 0xff);
    }

    private static void counts(FlowFields record, Flow flow) {
        flow.setSourceBytes(record.first(BYTES));
        flow.setSourcePackets(record.first(PACKETS));
        Long bytes = record.first(REVERSE_BYTES);
        Long packets = record.first(REVERSE_PACKETS);
        // What was not seen is unset, not nothing.
        if (orZero(bytes) > 0 || orZero(packets) > 0) {
            flow.setDestinationBytes(bytes);
            flow.setDestinationPackets(packets);
        }
    }

    private static void flags(FlowFields record, Flow flow) {
        if (flow.getTransport() != Transport.TCP) {
            return;
        }
        flow.setTcpFlags(
                flags(
                        record,
                        FlowElement.TCP_CONTROL_BITS,
                        FlowElement.INITIAL_TCP_FLAGS,
                        FlowElement.UNION_TCP_FLAGS));
        flow.setTcpFlagsReverse(
                flags(
                        record,
                        FlowElement.REVERSE_TCP_CONTROL_BITS,
                        FlowElement.REVERSE_INITIAL_TCP_FLAGS,
                        FlowElement.REVERSE_UNION_TCP_FLAGS));
    }

    /** No TCP segment has no flag: exporters that do not look at them write 0. */
    private static @Nullable Integer flags(
            FlowFields record, FlowElement cumulative, FlowElement initial, FlowElement rest) {
        int flags =
                (int) (record.get(cumulative, 0) | record.get(initial, 0) | record.get(rest, 0))
                        & 0xff;
        return flags == 0 ? null : flags;
    }

    /** RFC 5103 section 6.3.1: which side of a biflow opened it. */
    private static void direction(FlowFields record, Flow flow) {
        long direction = record.get(FlowElement.BIFLOW_DIRECTION, -1);
        boolean sides =
                record.has(FlowElement.INITIATOR_OCTETS)
                        || record.has(FlowElement.INITIATOR_PACKETS);
        if (direction == REVERSE_INITIATOR) {
            FlowSides.swap(flow);
        }
        flow.setInitiatorKnown(
                direction == INITIATOR
                        || direction == REVERSE_INITIATOR
                        || direction < 0
                                && (sides
                                        || flow.getDestinationPackets() != null
                                        || flow.getDestinationBytes() != null));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
