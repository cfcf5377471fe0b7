package io.cordon.ingest.decode.dns;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.testing.Octet;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** Names, bounds and repetitions. */
class DnsTableTest {

    private static final IpAddress CLIENT = IpAddress.parse("192.0.2.1");
    private static final IpAddress SERVER = IpAddress.parse("192.0.2.53");

    private final List<SpecificRecordBase> records = new ArrayList<>();
    private final DnsTable table =
            new DnsTable(
                    new DecodeContext(
                            new DecodeSettings("default", null, null, null, new byte[32], false),
                            Format.PCAP),
                    "pcap.dns",
                    8);

    private void take(int port, int id, boolean answer, long time) throws IOException {
        byte[] message = Packets.dns(id, answer ? 0x8180 : 0x0100, "example.net", 1, 0);
        table.take(
                new DnsParties(CLIENT, port, SERVER, 53, 17),
                requireNonNull(DnsMessage.parse(message, 0, message.length)),
                time,
                message.length,
                records::add);
    }

    @Test
    void aQueryAskedTwiceTakesTwoAnswers() throws IOException {
        take(1, 7, false, 0);
        take(1, 7, false, 1);
        take(1, 7, true, 2);
        take(1, 7, true, 3);
        take(1, 7, true, 4);
        assertThat(records.stream().map(r -> ((DnsTransaction) r).getRequestBytes() != null))
                .containsExactly(true, true, false);
    }

    @Test
    void queriesThatWaitAreBounded() throws IOException {
        for (int port = 1; port <= 1_000; port++) {
            take(port, 7, false, port);
        }
        assertThat(records).hasSize(992);
        assertThat(((DnsTransaction) records.get(0)).getClientPort()).isEqualTo(1);
        for (int i = 0; i < 1_000; i++) {
            take(1_000, 7, false, 1_000 + i);
        }
        table.finish(records::add);
        assertThat(records).hasSize(2_000);
        assertThat(records).allMatch(r -> !((DnsTransaction) r).getAnswered());
    }

    @Test
    void expiryPassesOverWhatWasAskedAgain() throws IOException {
        take(1, 7, false, 0);
        take(2, 7, false, 1);
        take(1, 7, false, 5_000_000);
        table.expire(10_000_001, records::add);
        assertThat(records.stream().map(r -> ((DnsTransaction) r).getTime()))
                .containsExactly(0L, 1L);
        take(1, 7, true, 11_000_000);
        assertThat(((DnsTransaction) records.get(2)).getRequestBytes()).isNotNull();
    }

    @Test
    void namesAreBounded() {
        byte[] root = Octet.s().u16(1, 0, 1, 0, 0, 0).u8(0).u16(2, 1).toBytes();
        assertThat(requireNonNull(DnsMessage.parse(root, 0, root.length)).queryName())
                .isEqualTo(".");
        byte[] odd =
                Octet.s()
                        .u16(1, 0, 1, 0, 0, 0)
                        .u8(3, 'A', 0, '.', 1, 0xff, 0)
                        .u16(9_999, 1)
                        .toBytes();
        DnsMessage message = requireNonNull(DnsMessage.parse(odd, 0, odd.length));
        assertThat(message.queryName()).isEqualTo("a\\x00\\x2e.\\xff");
        assertThat(message.queryType()).isEqualTo("9999");
        byte[] loop = Octet.s().u16(1, 0, 1, 0, 0, 0).u8(0xc0, 12).u16(1, 1).toBytes();
        assertThat(requireNonNull(DnsMessage.parse(loop, 0, loop.length)).queryName()).isNull();
        Octet labels = Octet.s().u16(1, 0, 1, 0, 0, 0);
        for (int i = 0; i < 5; i++) {
            labels.u8(63).zeros(63);
        }
        byte[] tooLong = labels.u8(0).u16(1, 1).toBytes();
        assertThat(requireNonNull(DnsMessage.parse(tooLong, 0, tooLong.length)).queryName())
                .isNull();
    }
}
