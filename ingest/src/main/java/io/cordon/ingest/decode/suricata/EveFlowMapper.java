package io.cordon.ingest.decode.suricata;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code flow} events: one flow each. Event time is {@code flow.end}. */
final class EveFlowMapper {

    private final DecodeContext context;

    EveFlowMapper(DecodeContext context) {
        this.context = context;
    }

    boolean map(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        context.at(event.time("timestamp"));
        JsonFields counters = event.object("flow");
        if (counters == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        long start = context.at(counters.time("start"));
        long end = context.at(counters.has("end") ? counters.time("end") : start);
        Flow flow = new Flow();
        // A clock that was set back during the flow must not give a flow of negative length.
        flow.setStartTime(Math.min(start, end));
        flow.setEndTime(end);
        flow.setSourceAddress(event.requiredAddress("src_ip"));
        flow.setDestinationAddress(event.requiredAddress("dest_ip"));
        int transport = Transport.ofName(event.requiredText("proto"));
        flow.setTransport(transport);
        flow.setSourcePort(Math.max(0, event.port("src_port")));
        flow.setDestinationPort(Math.max(0, event.port("dest_port")));
        flow.setInitiatorKnown(true);
        if (Transport.isIcmp(transport)) {
            flow.setIcmpType(octet(event, "icmp_type"));
            flow.setIcmpCode(octet(event, "icmp_code"));
        }
        JsonFields tcp = event.object("tcp");
        if (tcp != null) {
            flow.setTcpFlags(flags(tcp.text("tcp_flags_ts")));
            flow.setTcpFlagsReverse(flags(tcp.text("tcp_flags_tc")));
        }
        flow.setSourceBytes(count(counters, "bytes_toserver"));
        flow.setSourcePackets(count(counters, "pkts_toserver"));
        flow.setDestinationBytes(count(counters, "bytes_toclient"));
        flow.setDestinationPackets(count(counters, "pkts_toclient"));
        flow.setSamplingRate(1);
        flow.setTenant(context.tenant());
        flow.setSensor(context.sensor());
        flow.setVantage(context.vantage());
        flow.setDataset("suricata.flow");
        output.accept(flow);
        return true;
    }

    private static @Nullable Long count(JsonFields counters, String name) throws RejectedInput {
        long count = counters.count(name);
        return count < 0 ? null : count;
    }

    private static @Nullable Integer octet(JsonFields event, String name) throws RejectedInput {
        long value = event.count(name);
        if (value > 255) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return value < 0 ? null : (int) value;
    }

    /** Flags as two hex digits. */
    private static @Nullable Integer flags(@Nullable String hex) throws RejectedInput {
        if (hex == null) {
            return null;
        }
        int flags = 0;
        for (int i = 0; i < hex.length(); i++) {
            int digit = Character.digit(hex.charAt(i), 16);
            if (digit < 0 || i > 1) {
                throw new RejectedInput(DecodeError.BAD_VALUE);
            }
            flags = flags << 4 | digit;
        }
        return hex.isEmpty() ? null : flags;
    }
}
