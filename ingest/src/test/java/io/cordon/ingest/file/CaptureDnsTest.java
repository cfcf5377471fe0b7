package io.cordon.ingest.file;

import static io.cordon.ingest.file.CaptureInput.A;
import static io.cordon.ingest.file.CaptureInput.B;
import static io.cordon.ingest.file.CaptureInput.NONE;
import static io.cordon.ingest.file.CaptureInput.SECOND;
import static io.cordon.ingest.file.CaptureInput.T;
import static io.cordon.ingest.testing.Packets.ACK;
import static io.cordon.ingest.testing.Packets.SYN;
import static io.cordon.ingest.testing.Packets.dns;
import static io.cordon.ingest.testing.Packets.ip;
import static io.cordon.ingest.testing.Packets.tcp;
import static io.cordon.ingest.testing.Packets.udp;
import static io.cordon.ingest.testing.Packets.v4;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.testing.Captures;
import io.cordon.ingest.testing.Octet;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The DNS transactions of generated captures. */
class CaptureDnsTest {

    private final CaptureInput input;

    CaptureDnsTest(@TempDir Path directory) {
        this.input = new CaptureInput(directory);
    }

    @Test
    void aQueryAndItsAnswerAreOneTransactionWithBothSizes() throws IOException {
        byte[] query = dns(77, 0x0100, "Ns1.EXAMPLE.net", 255, 0);
        byte[] answer =
                Octet.s().bytes(dns(77, 0x8580, "ns1.example.net", 255, 9)).zeros(900).toBytes();
        FileReport report =
                input.decode(
                        Captures.pcap(101)
                                .packet(T, ip(A, B, 17, udp(5_000, 53, query)))
                                .packet(T + 250, ip(B, A, 17, udp(53, 5_000, answer))));
        assertThat(report.records()).containsEntry("dns", 1L).containsEntry("flow", 1L);
        DnsTransaction dns = input.transactions().get(0);
        assertThat(dns.getTime()).isEqualTo(T + 250);
        assertThat(dns.getTransport()).isEqualTo(17);
        assertThat(IpAddress.of(dns.getClientAddress()).text()).isEqualTo(A);
        assertThat(dns.getClientPort()).isEqualTo(5_000);
        assertThat(IpAddress.of(dns.getServerAddress()).text()).isEqualTo(B);
        assertThat(dns.getServerPort()).isEqualTo(53);
        assertThat(dns.getAnswered()).isTrue();
        assertThat(dns.getResponseCode()).isZero();
        assertThat(dns.getAuthoritative()).isTrue();
        assertThat(dns.getRecursionDesired()).isTrue();
        assertThat(dns.getRecursionAvailable()).isTrue();
        assertThat(dns.getAnswerCount()).isEqualTo(9);
        assertThat(dns.getQueryName()).isEqualTo("ns1.example.net");
        assertThat(dns.getQueryType()).isEqualTo("ANY");
        assertThat(dns.getRequestBytes()).isEqualTo(query.length);
        assertThat(dns.getResponseBytes()).isEqualTo(answer.length);
        assertThat(dns.getDataset()).isEqualTo("pcap.dns");
    }

    @Test
    void anAnswerWithoutQueryHasNoRequestBytesAndItsFirstFragmentTellsItsSize() throws IOException {
        byte[] answer =
                Octet.s().bytes(dns(1, 0x8180, "example.net", 46, 20)).zeros(4_000).toBytes();
        byte[] first = Arrays.copyOf(udp(53, 80, answer), 1_480);
        input.decode(Captures.pcap(101).packet(T, v4(B, A, 17, first, 0x2000)));
        DnsTransaction dns = input.transactions().get(0);
        assertThat(dns.getRequestBytes()).isNull();
        assertThat(dns.getResponseBytes()).isEqualTo(answer.length);
        assertThat(IpAddress.of(dns.getClientAddress()).text()).isEqualTo(A);
        assertThat(dns.getQueryType()).isEqualTo("RRSIG");
    }

    @Test
    void aQueryWithoutAnswerIsGivenAfterTenSecondsOrAtTheEnd() throws IOException {
        byte[] query = dns(7, 0x0100, "example.net", 1, 0);
        input.decode(
                Captures.pcap(101)
                        .packet(T, ip(A, B, 17, udp(5_000, 53, query)))
                        .packet(T + 10 * SECOND, ip(A, B, 17, udp(5_000, 53, query)))
                        .packet(
                                T + 11 * SECOND,
                                ip(B, A, 17, udp(53, 5_000, dns(7, 0x8183, "example.net", 1, 0))))
                        .packet(T + 12 * SECOND, ip(A, B, 17, udp(5_001, 53, query))));
        assertThat(
                        input.transactions().stream()
                                .map(
                                        d ->
                                                (d.getTime() - T) / SECOND
                                                        + " "
                                                        + d.getAnswered()
                                                        + " "
                                                        + d.getResponseCode()))
                .containsExactly("0 false null", "11 true 3", "12 false null");
        assertThat(input.transactions().get(0).getRequestBytes()).isEqualTo(query.length);
        assertThat(input.transactions().get(0).getResponseBytes()).isNull();
    }

    /** Two messages over several segments, one of them sent twice. */
    @Test
    void dnsOverTcp() throws IOException {
        byte[] query = dns(9, 0x0100, "example.net", 252, 0);
        byte[] answer =
                Octet.s().bytes(dns(9, 0x8400, "example.net", 252, 40)).zeros(3_000).toBytes();
        byte[] asked = Octet.s().u16(query.length).bytes(query).toBytes();
        byte[] told = Octet.s().u16(answer.length).bytes(answer).toBytes();
        Captures capture =
                Captures.pcap(101)
                        .packet(T, ip(A, B, 6, tcp(5_000, 53, SYN, 99, NONE)))
                        .packet(T, ip(B, A, 6, tcp(53, 5_000, SYN | ACK, 0xffffff00L, NONE)))
                        .packet(T, ip(A, B, 6, tcp(5_000, 53, ACK, 100, Arrays.copyOf(asked, 1))))
                        .packet(
                                T,
                                ip(
                                        A,
                                        B,
                                        6,
                                        tcp(
                                                5_000,
                                                53,
                                                ACK,
                                                101,
                                                Arrays.copyOfRange(asked, 1, asked.length))));
        long sequence = 0xffffff01L;
        for (int at = 0; at < told.length; at += 1_000) {
            byte[] part = Arrays.copyOfRange(told, at, Math.min(at + 1_000, told.length));
            byte[] segment = ip(B, A, 6, tcp(53, 5_000, ACK, sequence & 0xffffffffL, part));
            capture.packet(T + 1, segment).packet(T + 1, segment);
            sequence += part.length;
        }
        input.decode(capture);
        assertThat(input.transactions()).hasSize(1);
        DnsTransaction dns = input.transactions().get(0);
        assertThat(dns.getTransport()).isEqualTo(6);
        assertThat(dns.getRequestBytes()).isEqualTo(query.length);
        assertThat(dns.getResponseBytes()).isEqualTo(answer.length);
        assertThat(dns.getQueryType()).isEqualTo("AXFR");
        assertThat(dns.getAnswerCount()).isEqualTo(40);
    }

    @Test
    void whatIsNoDnsOnPortFiftyThreeIsAFlowOnly() throws IOException {
        input.decode(
                Captures.pcap(101)
                        .packet(T, ip(A, B, 17, udp(5_000, 53, new byte[11])))
                        .packet(
                                T,
                                ip(
                                        A,
                                        B,
                                        17,
                                        udp(
                                                5_000,
                                                53,
                                                Octet.s().u16(1, 0x2800, 1, 0, 0, 0).toBytes())))
                        // A query to a client's port.
                        .packet(
                                T,
                                ip(B, A, 17, udp(53, 5_000, dns(1, 0x0100, "example.net", 1, 0)))));
        assertThat(input.transactions()).isEmpty();
        assertThat(input.flows()).hasSize(1);
    }
}
