package io.cordon.ingest.decode.netflow;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.Transport;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.decode.packet.Octets;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.io.IOException;

/**
 * NetFlow v5 ("NetFlow Export Datagram Format", Cisco): a header of 24 bytes and up to 30 records
 * of 48. Not thread-safe.
 */
final class NetflowV5 {

    private static final int HEADER = 24;
    private static final int RECORD = 48;

    private final FlowTimes times = new FlowTimes();

    /** Holds that the records are there. */
    static void check(byte[] bytes, int from, int to) throws RejectedInput {
        if (to - from < HEADER) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
        int count = Octets.u16(bytes, from + 2);
        if (count == 0 || to - from < HEADER + count * RECORD) {
            throw new RejectedInput(DecodeError.BAD_DATAGRAM);
        }
    }

    void decode(Exporter exporter, Domain domain, byte[] bytes, int from, RecordOutput output)
            throws RejectedInput, IOException {
        int count = Octets.u16(bytes, from + 2);
        long exported =
                Octets.u32(bytes, from + 8) * 1_000_000 + Octets.u32(bytes, from + 12) / 1_000;
        Message message =
                new Message(
                        exporter,
                        domain,
                        "netflow.v5",
                        EventTime.checked(exported),
                        Octets.u32(bytes, from + 4));
        domain.gaps().take(Octets.u32(bytes, from + 16), count, exporter.counters());
        // The upper two bits name the kind of sampling.
        int interval = Octets.u16(bytes, from + 22) & 0x3fff;
        int read = 0;
        try {
            for (; read < count; read++) {
                record(
                        message,
                        Math.max(1, interval),
                        bytes,
                        from + HEADER + read * RECORD,
                        output);
            }
        } finally {
            exporter.counters().set(read, read);
        }
    }

    private void record(Message message, long sampling, byte[] bytes, int at, RecordOutput output)
            throws RejectedInput, IOException {
        times.read(Octets.u32(bytes, at + 24), Octets.u32(bytes, at + 28), message);
        Flow flow = message.exporter().flow(message.dataset());
        flow.setStartTime(EventTime.checked(times.start()));
        flow.setEndTime(EventTime.checked(times.end()));
        flow.setSourceAddress(IpAddress.ofV4(Octets.i32(bytes, at)).toAvro());
        flow.setDestinationAddress(IpAddress.ofV4(Octets.i32(bytes, at + 4)).toAvro());
        flow.setSourcePackets(Octets.u32(bytes, at + 16));
        flow.setSourceBytes(Octets.u32(bytes, at + 20));
        int transport = Octets.u8(bytes, at + 38);
        int destinationPort = Octets.u16(bytes, at + 34);
        flow.setTransport(transport);
        if (Transport.isIcmp(transport)) {
            flow.setSourcePort(0);
            flow.setDestinationPort(0);
            flow.setIcmpType(destinationPort >>> 8);
            flow.setIcmpCode(destinationPort & 0xff);
        } else {
            flow.setSourcePort(Octets.u16(bytes, at + 32));
            flow.setDestinationPort(destinationPort);
        }
        int flags = Octets.u8(bytes, at + 37);
        flow.setTcpFlags(transport == Transport.TCP && flags != 0 ? flags : null);
        flow.setSamplingRate(sampling);
        output.accept(flow);
    }
}
