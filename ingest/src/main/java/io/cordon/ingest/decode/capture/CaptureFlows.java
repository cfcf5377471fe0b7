package io.cordon.ingest.decode.capture;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.dns.DnsMessage;
import io.cordon.ingest.decode.dns.DnsParties;
import io.cordon.ingest.decode.dns.DnsStreams;
import io.cordon.ingest.decode.dns.DnsTable;
import io.cordon.ingest.decode.packet.LinkType;
import io.cordon.ingest.decode.packet.Packet;
import io.cordon.ingest.decode.packet.PacketParser;
import java.io.IOException;

/** Packets into flows, and those from and to port 53 into DNS transactions too. Not thread-safe. */
public final class CaptureFlows implements PacketTaker {

    private static final int DNS = 53;

    private final Packet packet = new Packet();
    private final PacketParser parser = new PacketParser(packet);
    private final FlowTable flows;
    private final DnsTable dns;
    private final DnsStreams streams = new DnsStreams();
    private long now;

    /** An empty table. */
    public CaptureFlows(DecodeContext context, FlowTimeouts timeouts) {
        this.flows = new FlowTable(context, timeouts);
        this.dns = new DnsTable(context, "pcap.dns");
    }

    @Override
    public LineClass take(
            LinkType link,
            long time,
            byte[] bytes,
            int from,
            int to,
            long wireLength,
            RecordOutput output)
            throws RejectedInput, IOException {
        boolean ip = parser.parse(link, bytes, from, to, wireLength);
        now = Math.max(now, time);
        flows.expire(now, output);
        dns.expire(now, output);
        if (!ip) {
            return LineClass.IGNORED;
        }
        flows.take(packet, NtpMode.of(packet, bytes), time, now, output);
        if (packet.sourcePort() == DNS || packet.destinationPort() == DNS) {
            dns(bytes, time, output);
        }
        return LineClass.DECODED;
    }

    private void dns(byte[] bytes, long time, RecordOutput output) throws IOException {
        if (packet.isUdp()) {
            DnsMessage message = DnsMessage.parse(bytes, packet.payloadFrom(), packet.payloadTo());
            if (message != null) {
                message(message, packet.payloadLength(), time, output);
            }
        } else if (packet.isTcp()) {
            streams.take(
                    packet, bytes, (message, length) -> message(message, length, time, output));
        }
    }

    private void message(DnsMessage message, int length, long time, RecordOutput output)
            throws IOException {
        boolean fromServer = message.response();
        int serverPort = fromServer ? packet.sourcePort() : packet.destinationPort();
        if (serverPort != DNS) {
            return;
        }
        DnsParties parties =
                fromServer
                        ? new DnsParties(
                                packet.destination(),
                                packet.destinationPort(),
                                packet.source(),
                                serverPort,
                                packet.transport())
                        : new DnsParties(
                                packet.source(),
                                packet.sourcePort(),
                                packet.destination(),
                                serverPort,
                                packet.transport());
        dns.take(parties, message, time, length, output);
    }

    @Override
    public void finish(RecordOutput output) throws IOException {
        flows.finish(output);
        dns.finish(output);
    }
}
