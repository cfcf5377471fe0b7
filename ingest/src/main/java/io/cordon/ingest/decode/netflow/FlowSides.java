package io.cordon.ingest.decode.netflow;

import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.Flow;

/** Turns a flow around. */
final class FlowSides {

    private FlowSides() {}

    static void swap(Flow flow) {
        Address address = flow.getSourceAddress();
        flow.setSourceAddress(flow.getDestinationAddress());
        flow.setDestinationAddress(address);
        int port = flow.getSourcePort();
        flow.setSourcePort(flow.getDestinationPort());
        flow.setDestinationPort(port);
        Integer flags = flow.getTcpFlags();
        flow.setTcpFlags(flow.getTcpFlagsReverse());
        flow.setTcpFlagsReverse(flags);
        Long bytes = flow.getSourceBytes();
        flow.setSourceBytes(flow.getDestinationBytes());
        flow.setDestinationBytes(bytes);
        Long packets = flow.getSourcePackets();
        flow.setSourcePackets(flow.getDestinationPackets());
        flow.setDestinationPackets(packets);
    }
}
