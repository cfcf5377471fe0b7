package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code conn.log}: one flow per row. Event time is start plus duration. */
final class ConnMapper implements ZeekMapper {

    static final Symbols TRANSPORTS = Symbols.of("tcp", "udp", "icmp", "unknown_transport");

    private static final Symbols STATES =
            Symbols.of(
                    "S0", "SF", "REJ", "S1", "OTH", "RSTO", "RSTR", "S2", "S3", "SH", "SHR",
                    "RSTOS0", "RSTRH");

    private final DecodeContext context;

    ConnMapper(DecodeContext context) {
        this.context = context;
    }

    @Override
    public boolean map(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        long start = context.at(row.time(ZeekField.TS));
        long end = context.at(EventTime.checked(start + row.duration(ZeekField.DURATION)));
        Flow flow = new Flow();
        flow.setStartTime(start);
        flow.setEndTime(end);
        flow.setSourceAddress(row.requiredAddress(ZeekField.ORIG_H));
        flow.setDestinationAddress(row.requiredAddress(ZeekField.RESP_H));
        endpoints(flow, row);
        flow.setConnectionState(state(row));
        flow.setInitiatorKnown(true);
        // Payload bytes are not part of a Flow, but a negative one shows a damaged line.
        row.count(ZeekField.ORIG_BYTES);
        row.count(ZeekField.RESP_BYTES);
        flow.setSourceBytes(row.nullableCount(ZeekField.ORIG_IP_BYTES));
        flow.setSourcePackets(row.nullableCount(ZeekField.ORIG_PKTS));
        flow.setDestinationBytes(row.nullableCount(ZeekField.RESP_IP_BYTES));
        flow.setDestinationPackets(row.nullableCount(ZeekField.RESP_PKTS));
        flow.setSamplingRate(1);
        flow.setTenant(context.tenant());
        flow.setSensor(context.sensor());
        flow.setVantage(context.vantage());
        flow.setDataset("zeek.conn");
        output.accept(flow);
        return true;
    }

    private static void endpoints(Flow flow, ZeekRow row) throws RejectedInput {
        int transport = transport(row, flow);
        int originPort = row.requiredPort(ZeekField.ORIG_P);
        int responderPort = row.requiredPort(ZeekField.RESP_P);
        flow.setTransport(transport);
        if (!Transport.isIcmp(transport)) {
            flow.setSourcePort(originPort);
            flow.setDestinationPort(responderPort);
            return;
        }
        // Zeek writes the ICMP type and code in place of the ports.
        if (originPort > 255 || responderPort > 255) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        flow.setSourcePort(0);
        flow.setDestinationPort(0);
        flow.setIcmpType(originPort);
        flow.setIcmpCode(responderPort);
    }

    private static int transport(ZeekRow row, Flow flow) throws RejectedInput {
        long number = row.count(ZeekField.IP_PROTO);
        if (number > 255) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        if (number >= 0) {
            return (int) number;
        }
        String name = row.symbol(ZeekField.PROTO, TRANSPORTS);
        if (name == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        int transport = Transport.ofName(name);
        boolean v6 = !IpAddress.of(flow.getSourceAddress()).isV4();
        return transport == Transport.ICMP && v6 ? Transport.ICMPV6 : transport;
    }

    /** A state that Zeek does not have is dropped rather than passed on to rules. */
    private static @Nullable String state(ZeekRow row) throws RejectedInput {
        String state = row.symbol(ZeekField.CONN_STATE, STATES);
        return state != null && STATES.contains(state) ? state : null;
    }
}
