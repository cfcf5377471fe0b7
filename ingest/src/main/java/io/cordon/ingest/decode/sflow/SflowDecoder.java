package io.cordon.ingest.decode.sflow;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.decode.export.SequenceGaps;
import io.cordon.ingest.decode.packet.Octets;
import io.cordon.schema.address.IpAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decodes datagrams of all agents. Not thread-safe. */
public final class SflowDecoder {

    static final int MOST_AGENTS = 4_096;

    private static final int VERSION = 5;
    private static final int IPV4_HEADER = 28;
    private static final int IPV6_HEADER = 40;
    private static final int FLOW = 1;
    private static final int EXPANDED_FLOW = 3;
    private static final int SHORTEST_SAMPLE = 8;

    private final SflowRecords records = new SflowRecords();
    private final Map<Agent, SequenceGaps> agents = new LinkedHashMap<>(64, 0.75f, true);

    private record Agent(IpAddress address, long subAgent) {}

    /** True when a datagram begins as one does. */
    public static boolean recognises(byte[] bytes, int from, int to) {
        if (to - from < IPV4_HEADER || Octets.i32(bytes, from) != VERSION) {
            return false;
        }
        int family = Octets.i32(bytes, from + 4);
        return family == 1 || family == 2 && to - from >= IPV6_HEADER;
    }

    /**
     * The agent of a datagram that {@link #recognises} takes; {@link Exporter#UNKNOWN} when the
     * datagram says nothing.
     */
    public static IpAddress agent(byte[] bytes, int from) {
        if (Octets.i32(bytes, from + 4) == 1) {
            int address = Octets.i32(bytes, from + 8);
            return address == 0 ? Exporter.UNKNOWN : IpAddress.ofV4(address);
        }
        return new IpAddress(Octets.i64(bytes, from + 8), Octets.i64(bytes, from + 16));
    }

    /**
     * Decodes one datagram.
     *
     * @param receipt when it came, microseconds: the time of its flows
     * @throws RejectedInput in part, when samples before what is wrong went to the output
     */
    public void decode(
            Exporter exporter, long receipt, byte[] bytes, int from, int to, RecordOutput output)
            throws RejectedInput, IOException {
        exporter.counters().datagram();
        if (!recognises(bytes, from, to)) {
            throw new RejectedInput(DecodeError.UNSUPPORTED_VERSION);
        }
        EventTime.checked(receipt);
        int at = from + (Octets.i32(bytes, from + 4) == 1 ? IPV4_HEADER : IPV6_HEADER);
        Agent agent = new Agent(agent(bytes, from), Octets.u32(bytes, at - 16));
        gaps(agent).take(Octets.u32(bytes, at - 12), 1, exporter.counters());
        long samples = Octets.u32(bytes, at - 4);
        if (samples > (to - at) / SHORTEST_SAMPLE) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
        RejectedInput first = null;
        for (long i = 0; i < samples; i++) {
            if (at + SHORTEST_SAMPLE > to) {
                throw RejectedInput.inPart(DecodeError.BAD_DATAGRAM);
            }
            long format = Octets.u32(bytes, at);
            long length = Octets.u32(bytes, at + 4);
            at += SHORTEST_SAMPLE;
            if (length > to - at) {
                throw RejectedInput.inPart(DecodeError.BAD_DATAGRAM);
            }
            int end = at + (int) length;
            try {
                if (format == FLOW || format == EXPANDED_FLOW) {
                    records.sample(
                            format == EXPANDED_FLOW, exporter, receipt, bytes, at, end, output);
                }
            } catch (RejectedInput e) {
                first = RejectedInput.inPart(e.error());
            }
            at = end;
        }
        if (first != null) {
            throw first;
        }
    }

    private SequenceGaps gaps(Agent agent) {
        SequenceGaps gaps = agents.get(agent);
        if (gaps == null) {
            gaps = new SequenceGaps();
            agents.put(agent, gaps);
            if (agents.size() > MOST_AGENTS) {
                agents.remove(agents.keySet().iterator().next());
            }
        }
        return gaps;
    }
}
