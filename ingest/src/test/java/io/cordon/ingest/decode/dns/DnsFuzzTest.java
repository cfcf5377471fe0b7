package io.cordon.ingest.decode.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.packet.Packet;
import io.cordon.ingest.decode.packet.PacketParser;
import io.cordon.ingest.testing.Chunks;
import io.cordon.ingest.testing.Effort;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Fuzzes DNS messages over UDP and TCP of two clients, with bounds so low that they are reached;
 * the normal test run replays the saved inputs.
 */
class DnsFuzzTest {

    private static final int MOST = 2;
    private static final int LONGEST_NAME = 255 * 4;
    private static final IpAddress SERVER = IpAddress.parse("192.0.2.53");
    private static final DecodeSettings SETTINGS =
            new DecodeSettings("default", null, null, null, new byte[32], false);

    @FuzzTest(maxDuration = "10m")
    void joins(byte[] content) {
        Effort.bounded(content.length, () -> new Server().take(content));
    }

    private static final class Server {
        private final DnsTable table =
                new DnsTable(new DecodeContext(SETTINGS, Format.PCAP), "pcap.dns", MOST);
        private final DnsStreams streams = new DnsStreams(MOST);
        private final Packet packet = new Packet();
        private final PacketParser parser = new PacketParser(packet);
        private final long[] sequences = {1, 1};
        private long now = 1_700_000_000_000_000L;
        private long messages;
        private long transactions;

        void take(byte[] content) throws IOException {
            Chunks.each(content, this::message);
            table.finish(this::transaction);
            assertThat(transactions).isLessThanOrEqualTo(messages);
        }

        /** A bit each: which client, UDP or TCP, a new connection, a gap; four for the time. */
        private void message(int about, byte[] bytes) throws IOException {
            now += (about >>> 4) * 1_000_000L;
            table.expire(now, this::transaction);
            int client = about & 1;
            if ((about & 2) == 0) {
                DnsMessage message = DnsMessage.parse(bytes, 0, bytes.length);
                if (message != null) {
                    add(client, message, bytes.length, 17);
                }
                return;
            }
            boolean begins = (about & 4) != 0;
            sequences[client] += (about & 8) == 0 ? 0 : 1;
            byte[] segment =
                    Packets.ip(
                            "198.51.100." + client,
                            SERVER.text(),
                            6,
                            Packets.tcp(
                                    40_000,
                                    53,
                                    begins ? Packets.SYN : Packets.ACK,
                                    sequences[client],
                                    bytes));
            sequences[client] += bytes.length + (begins ? 1 : 0);
            try {
                parser.ip(segment, 0, segment.length, segment.length);
            } catch (RejectedInput e) {
                // Longer than an IP packet can be.
                return;
            }
            streams.take(packet, segment, (message, length) -> add(client, message, length, 6));
        }

        private void add(int client, DnsMessage message, int length, int transport)
                throws IOException {
            messages++;
            if (message.queryName() != null) {
                assertThat(message.queryName()).hasSizeLessThanOrEqualTo(LONGEST_NAME);
                assertThat(message.queryName().chars()).allMatch(c -> c > ' ' && c < 0x7f);
            }
            table.take(
                    new DnsParties(
                            IpAddress.ofV4(0xc6336400 | client), 40_000, SERVER, 53, transport),
                    message,
                    now,
                    length,
                    this::transaction);
        }

        private void transaction(SpecificRecordBase record) {
            transactions++;
            assertThat(((DnsTransaction) record).getServerPort()).isEqualTo(53);
        }
    }
}
