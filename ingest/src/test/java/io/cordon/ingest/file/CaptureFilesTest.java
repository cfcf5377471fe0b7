package io.cordon.ingest.file;

import static io.cordon.ingest.testing.Packets.ACK;
import static io.cordon.ingest.testing.Packets.FIN;
import static io.cordon.ingest.testing.Packets.RST;
import static io.cordon.ingest.testing.Packets.SYN;
import static io.cordon.ingest.testing.Packets.dns;
import static io.cordon.ingest.testing.Packets.frame;
import static io.cordon.ingest.testing.Packets.icmp;
import static io.cordon.ingest.testing.Packets.ip;
import static io.cordon.ingest.testing.Packets.tcp;
import static io.cordon.ingest.testing.Packets.udp;
import static io.cordon.ingest.testing.Packets.v4;
import static io.cordon.ingest.testing.Packets.v6;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.testing.Captures;
import io.cordon.ingest.testing.Octet;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated captures: every link layer, both kinds of file, the flow table, DNS, damage. */
class CaptureFilesTest {

    private static final long T = 1_700_000_000_000_000L;
    private static final long SECOND = 1_000_000;
    private static final int ETHERNET = 1;
    private static final String A = "192.0.2.7";
    private static final String B = "198.51.100.9";
    private static final String A6 = "2001:db8::7";
    private static final String B6 = "2001:db8:1::9";
    private static final byte[] NONE = new byte[0];

    @TempDir Path directory;

    private final Collected sink = new Collected();

    private FileReport decode(Captures capture) throws IOException {
        return decode(capture.toBytes());
    }

    private FileReport decode(byte[] content) throws IOException {
        return sink.decode(Files.write(directory.resolve("capture"), content));
    }

    private List<Flow> flows() {
        return sink.of(Flow.class).toList();
    }

    private List<DnsTransaction> transactions() {
        return sink.of(DnsTransaction.class).toList();
    }

    private Flow flow() {
        assertThat(flows()).hasSize(1);
        return flows().get(0);
    }

    private static String ends(Flow flow) {
        return IpAddress.of(flow.getSourceAddress()).text()
                + " "
                + flow.getSourcePort()
                + " > "
                + IpAddress.of(flow.getDestinationAddress()).text()
                + " "
                + flow.getDestinationPort();
    }

    static Stream<byte[]> oneQueryInEveryFile() {
        byte[] ip = ip(A, B, 17, udp(5_000, 123, new byte[8]));
        byte[] frame = frame(ip);
        byte[] cooked = Octet.s().u16(4, 1, 6).zeros(8).u16(0x0800).bytes(ip).toBytes();
        byte[] cooked2 =
                Octet.s().u16(0x0800, 0).u32(3).u16(1).u8(4, 6).zeros(8).bytes(ip).toBytes();
        byte[] snap =
                Octet.s()
                        .zeros(12)
                        .u16(8 + ip.length)
                        .hex("aaaa03 000000 0800")
                        .bytes(ip)
                        .toBytes();
        byte[] pppoe =
                Packets.ethernet(
                        0x8864,
                        Octet.s().u8(0x11, 0).u16(1, 2 + ip.length, 0x21).bytes(ip).toBytes());
        byte[] mpls =
                Packets.ethernet(
                        0x8847, Octet.s().u32(0x1000_0040L, 0x2000_0140L).bytes(ip).toBytes());
        byte[] nanos = {9, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0, 0};
        byte[] binary = {9, 0, 1, 0, (byte) (0x80 | 20), 0, 0, 0};
        byte[] bigMicros = {0, 9, 0, 1, 6, 0, 0, 0, 0, 14, 0, 8, 0, 0, 0, 0, 0, 0, 0, 100};
        return Stream.of(
                        Captures.pcap(ETHERNET).packet(T, frame),
                        Captures.pcap(ETHERNET, ByteOrder.BIG_ENDIAN, false).packet(T, frame),
                        Captures.pcap(ETHERNET, ByteOrder.LITTLE_ENDIAN, true).packet(T, frame),
                        Captures.pcap(ETHERNET, ByteOrder.BIG_ENDIAN, true).packet(T, frame),
                        // The length of the frame check sequence stands above the link type.
                        Captures.pcap(0x2400_0000 | ETHERNET).packet(T, frame),
                        Captures.pcap(ETHERNET).packet(T, frame(ip, 7)),
                        Captures.pcap(ETHERNET).packet(T, frame(ip, 100, 7)),
                        Captures.pcap(ETHERNET).packet(T, Octet.s().bytes(frame).pad(60).toBytes()),
                        Captures.pcap(ETHERNET).packet(T, snap),
                        Captures.pcap(ETHERNET).packet(T, pppoe),
                        Captures.pcap(ETHERNET).packet(T, mpls),
                        Captures.pcap(113).packet(T, cooked),
                        Captures.pcap(276).packet(T, cooked2),
                        Captures.pcap(101).packet(T, ip),
                        Captures.pcap(12).packet(T, ip),
                        Captures.pcap(228).packet(T, ip),
                        Captures.pcap(0).packet(T, Octet.s().u32(2).bytes(ip).toBytes()),
                        Captures.pcap(0).packet(T, Octet.s().u32(0x0200_0000L).bytes(ip).toBytes()),
                        Captures.pcap(108).packet(T, Octet.s().u32(2).bytes(ip).toBytes()),
                        // Captured only up to the ports and the UDP length.
                        Captures.pcap(ETHERNET)
                                .packet(T, Arrays.copyOf(frame, 14 + 28), frame.length),
                        Captures.pcapng(ByteOrder.LITTLE_ENDIAN).on(ETHERNET).packet(T, frame),
                        Captures.pcapng(ByteOrder.BIG_ENDIAN).on(ETHERNET).packet(T, frame),
                        Captures.pcapng(ByteOrder.LITTLE_ENDIAN)
                                .on(ETHERNET, nanos)
                                .stamped(0, T * 1_000, frame, frame.length),
                        Captures.pcapng(ByteOrder.LITTLE_ENDIAN)
                                .on(ETHERNET, binary)
                                .stamped(0, T / SECOND << 20, frame, frame.length),
                        Captures.pcapng(ByteOrder.BIG_ENDIAN)
                                .on(ETHERNET, bigMicros)
                                .stamped(0, T - 100 * SECOND, frame, frame.length),
                        // A second section has interfaces of its own; other blocks are read over.
                        Captures.pcapng(ByteOrder.LITTLE_ENDIAN)
                                .on(ETHERNET)
                                .block(5, new byte[12])
                                .section()
                                .on(101)
                                .block(4, new byte[4])
                                .packet(T, ip))
                .map(Captures::toBytes);
    }

    @ParameterizedTest
    @MethodSource("oneQueryInEveryFile")
    void everyKindOfFileAndLink(byte[] content) throws IOException {
        FileReport report = decode(content);
        assertThat(report.format()).isEqualTo(Format.PCAP);
        assertThat(report.lines().decoded()).isEqualTo(1);
        assertThat(report.lines().rejected() + report.lines().ignored()).isZero();
        assertThat(sink.letters).isEmpty();
        Flow flow = flow();
        assertThat(ends(flow)).isEqualTo("192.0.2.7 5000 > 198.51.100.9 123");
        assertThat(flow.getTransport()).isEqualTo(17);
        assertThat(flow.getStartTime()).isEqualTo(T);
        assertThat(flow.getEndTime()).isEqualTo(T);
        assertThat(flow.getSourceBytes()).isEqualTo(36);
        assertThat(flow.getSourcePackets()).isEqualTo(1);
        assertThat(flow.getDestinationBytes()).isNull();
        assertThat(flow.getDestinationPackets()).isNull();
        assertThat(flow.getTcpFlags()).isNull();
        assertThat(flow.getInitiatorKnown()).isFalse();
        assertThat(flow.getSamplingRate()).isEqualTo(1);
        assertThat(flow.getDataset()).isEqualTo("pcap.flow");
        assertThat(flow.getSensor()).isEqualTo("pcap");
    }

    /** SYN, SYN+ACK, data, FIN both ways: one flow, whoever was seen first. */
    @ParameterizedTest
    @CsvSource({
        "0, 192.0.2.7, 198.51.100.9",
        "1, 192.0.2.7, 198.51.100.9",
        "0, 2001:db8::7, 2001:db8:1::9",
        "1, 2001:db8::7, 2001:db8:1::9"
    })
    void aTcpConnectionIsOneFlowFromItsInitiator(int missing, String from, String to)
            throws IOException {
        int header = from.contains(":") ? 60 : 40;
        List<byte[]> packets =
                List.of(
                        ip(from, to, 6, tcp(40_000, 23, SYN, 1, NONE)),
                        ip(to, from, 6, tcp(23, 40_000, SYN | ACK, 1, NONE)),
                        ip(from, to, 6, tcp(40_000, 23, ACK, 2, new byte[10])),
                        ip(to, from, 6, tcp(23, 40_000, FIN | ACK, 2, new byte[5])),
                        ip(from, to, 6, tcp(40_000, 23, FIN | ACK, 12, NONE)));
        Captures capture = Captures.pcap(101);
        for (int i = missing; i < packets.size(); i++) {
            capture.packet(T + i * 1_000L, packets.get(i));
        }
        decode(capture);
        Flow flow = flow();
        assertThat(ends(flow)).isEqualTo(from + " 40000 > " + to + " 23");
        assertThat(flow.getInitiatorKnown()).isTrue();
        assertThat(flow.getTcpFlags()).isEqualTo(missing == 0 ? SYN | ACK | FIN : ACK | FIN);
        assertThat(flow.getTcpFlagsReverse()).isEqualTo(SYN | ACK | FIN);
        assertThat(flow.getSourcePackets()).isEqualTo(3 - missing);
        assertThat(flow.getSourceBytes()).isEqualTo((3L - missing) * header + 10);
        assertThat(flow.getDestinationPackets()).isEqualTo(2);
        assertThat(flow.getDestinationBytes()).isEqualTo(2L * header + 5);
        assertThat(flow.getStartTime()).isEqualTo(T + missing * 1_000L);
        assertThat(flow.getEndTime()).isEqualTo(T + 4_000);
    }

    @Test
    void aConnectionFromItsMiddleHasNoKnownInitiator() throws IOException {
        decode(
                Captures.pcap(101)
                        .packet(T, ip(B, A, 6, tcp(23, 40_000, ACK, 1, NONE)))
                        .packet(T, ip(A, B, 6, tcp(40_000, 23, ACK, 1, NONE))));
        assertThat(ends(flow())).isEqualTo("198.51.100.9 23 > 192.0.2.7 40000");
        assertThat(flow().getInitiatorKnown()).isFalse();
    }

    /** A new SYN after the end of a connection, or on one whose beginning was not seen. */
    @Test
    void theNextConnectionOnTheSamePortsIsAnotherFlow() throws IOException {
        byte[] syn = ip(A, B, 6, tcp(40_000, 23, SYN, 1, NONE));
        byte[] reset = ip(B, A, 6, tcp(23, 40_000, RST | ACK, 1, NONE));
        decode(
                Captures.pcap(101)
                        .packet(T, ip(B, A, 6, tcp(23, 40_000, ACK, 1, NONE)))
                        .packet(T + 1, syn)
                        .packet(T + 2, syn)
                        .packet(T + 3, reset)
                        .packet(T + 4, syn));
        assertThat(flows().stream().map(f -> f.getSourcePackets() + " " + f.getInitiatorKnown()))
                .containsExactly("1 false", "2 true", "1 true");
        assertThat(flows().get(1).getTcpFlagsReverse()).isEqualTo(RST | ACK);
    }

    @Test
    void anAnsweredUdpFlowHasAnInitiatorAndAnUnansweredOneHasNot() throws IOException {
        decode(
                Captures.pcap(101)
                        .packet(T, ip(A6, B6, 17, udp(5_683, 5_000, new byte[100])))
                        .packet(T + 5, ip(B6, A6, 17, udp(5_000, 5_683, NONE)))
                        .packet(T + 6, ip(B, A, 17, udp(11_211, 80, new byte[1_000]))));
        assertThat(flows()).hasSize(2);
        assertThat(ends(flows().get(0))).isEqualTo("2001:db8::7 5683 > 2001:db8:1::9 5000");
        assertThat(flows().get(0).getInitiatorKnown()).isTrue();
        assertThat(flows().get(0).getSourceBytes()).isEqualTo(148);
        assertThat(flows().get(0).getDestinationBytes()).isEqualTo(48);
        assertThat(flows().get(1).getInitiatorKnown()).isFalse();
    }

    @Test
    void pingIsOneFlowAndErrorsAreFlowsOfTheirOwn() throws IOException {
        decode(
                Captures.pcap(101)
                        .packet(T, ip(A, B, 1, icmp(8, 0)))
                        .packet(T + 1, ip(B, A, 1, icmp(0, 0)))
                        .packet(T + 2, ip(B, A, 1, icmp(3, 3)))
                        .packet(T + 3, ip(A6, B6, 58, icmp(128, 0)))
                        .packet(T + 4, ip(B6, A6, 58, icmp(129, 0))));
        assertThat(
                        flows().stream()
                                .map(
                                        f ->
                                                f.getTransport()
                                                        + " "
                                                        + f.getIcmpType()
                                                        + "/"
                                                        + f.getIcmpCode()
                                                        + " "
                                                        + f.getDestinationPackets()
                                                        + " "
                                                        + f.getInitiatorKnown()))
                .containsExactly("1 8/0 1 true", "1 3/3 null false", "58 128/0 1 true");
        assertThat(flows()).allMatch(f -> f.getSourcePort() == 0 && f.getDestinationPort() == 0);
    }

    @Test
    void laterFragmentsAreAFlowWithoutPorts() throws IOException {
        byte[] first = udp(53, 40_000, new byte[1_472]);
        byte[] v6First = Octet.s().u8(17, 0).u16(1).u32(9).bytes(first).toBytes();
        byte[] v6Later = Octet.s().u8(17, 0).u16(1_480 & ~7).u32(9).zeros(600).toBytes();
        decode(
                Captures.pcap(101)
                        .packet(T, v4(B, A, 17, first, 0x2000))
                        .packet(T, v4(B, A, 17, new byte[500], 185))
                        .packet(T, v4(B, A, 17, new byte[300], 370))
                        .packet(T, v6(B6, A6, 44, v6First))
                        .packet(T, v6(B6, A6, 44, v6Later)));
        assertThat(
                        flows().stream()
                                .map(
                                        f ->
                                                ends(f)
                                                        + " "
                                                        + f.getSourcePackets()
                                                        + "/"
                                                        + f.getSourceBytes()))
                .containsExactly(
                        "198.51.100.9 53 > 192.0.2.7 40000 1/1500",
                        "198.51.100.9 0 > 192.0.2.7 0 2/840",
                        "2001:db8:1::9 53 > 2001:db8::7 40000 1/1528",
                        "2001:db8:1::9 0 > 2001:db8::7 0 1/648");
        assertThat(flows()).allMatch(f -> f.getTransport() == 17 && !f.getInitiatorKnown());
    }

    @Test
    void extensionHeadersAreReadOver() throws IOException {
        byte[] chain =
                Octet.s()
                        .u8(60, 1)
                        .zeros(14)
                        .u8(51, 0)
                        .zeros(6)
                        .u8(6, 4)
                        .zeros(22)
                        .bytes(tcp(1, 22, SYN, 1, NONE))
                        .toBytes();
        decode(Captures.pcap(101).packet(T, v6(A6, B6, 0, chain)));
        assertThat(ends(flow())).isEqualTo("2001:db8::7 1 > 2001:db8:1::9 22");
        assertThat(flow().getTransport()).isEqualTo(6);
        assertThat(flow().getTcpFlags()).isEqualTo(SYN);
    }

    @ParameterizedTest
    @CsvSource({"14999999, 1", "15000000, 2"})
    void theInactiveTimeoutIsExact(long silence, int expected) throws IOException {
        byte[] packet = ip(A, B, 17, udp(1, 2, NONE));
        decode(Captures.pcap(101).packet(T, packet).packet(T + silence, packet));
        assertThat(flows()).hasSize(expected);
    }

    /** A packet every 10 s for 150 s: three records that meet, none shorter than the timeout. */
    @Test
    void theActiveTimeoutCutsALongFlow() throws IOException {
        Captures capture = Captures.pcap(101).packet(T, ip(A, B, 17, udp(1, 2, NONE)));
        for (int i = 1; i <= 15; i++) {
            capture.packet(
                    T + i * 10 * SECOND,
                    i % 2 == 0 ? ip(A, B, 17, udp(1, 2, NONE)) : ip(B, A, 17, udp(2, 1, NONE)));
        }
        decode(capture);
        assertThat(
                        flows().stream()
                                .map(
                                        f ->
                                                (f.getStartTime() - T) / SECOND
                                                        + "-"
                                                        + (f.getEndTime() - T) / SECOND))
                .containsExactly("0-50", "60-110", "120-150");
        assertThat(flows())
                .allMatch(f -> ends(f).equals("192.0.2.7 1 > 198.51.100.9 2"))
                .allMatch(f -> f.getInitiatorKnown());
        assertThat(
                        flows().stream()
                                .mapToLong(f -> f.getSourcePackets() + f.getDestinationPackets())
                                .sum())
                .isEqualTo(16);
    }

    /** A record is given within 15 s of capture time after its end, before later packets' ones. */
    @Test
    void flowsAreGivenInTheOrderOfTheirSilence() throws IOException {
        decode(
                Captures.pcap(101)
                        .packet(T, ip(A, B, 17, udp(1, 2, NONE)))
                        .packet(T + SECOND, ip(A, B, 17, udp(3, 4, NONE)))
                        .packet(T + 2 * SECOND, ip(A, B, 17, udp(1, 2, NONE)))
                        .packet(T + 20 * SECOND, ip(A, B, 17, udp(5, 6, NONE))));
        assertThat(flows().stream().map(Flow::getSourcePort)).containsExactly(3, 1, 5);
    }

    @Test
    void arpAndTheLikeAreIgnored() throws IOException {
        FileReport report =
                decode(
                        Captures.pcap(ETHERNET)
                                .packet(T, Packets.ethernet(0x0806, new byte[28]))
                                .packet(T, Packets.ethernet(0x88cc, new byte[46]))
                                .packet(
                                        T,
                                        Packets.ethernet(
                                                38, Octet.s().hex("424203").zeros(35).toBytes()))
                                .packet(T, frame(ip(A, B, 17, udp(1, 2, NONE)))));
        assertThat(report.lines()).isEqualTo(new LineClasses(5, 1, 0, 1, 3, 0));
        assertThat(flows()).hasSize(1);
    }

    @Test
    void aQueryAndItsAnswerAreOneTransactionWithBothSizes() throws IOException {
        byte[] query = dns(77, 0x0100, "Ns1.EXAMPLE.net", 255, 0);
        byte[] answer =
                Octet.s().bytes(dns(77, 0x8580, "ns1.example.net", 255, 9)).zeros(900).toBytes();
        FileReport report =
                decode(
                        Captures.pcap(101)
                                .packet(T, ip(A, B, 17, udp(5_000, 53, query)))
                                .packet(T + 250, ip(B, A, 17, udp(53, 5_000, answer))));
        assertThat(report.records()).containsEntry("dns", 1L).containsEntry("flow", 1L);
        DnsTransaction dns = transactions().get(0);
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
        decode(Captures.pcap(101).packet(T, v4(B, A, 17, first, 0x2000)));
        DnsTransaction dns = transactions().get(0);
        assertThat(dns.getRequestBytes()).isNull();
        assertThat(dns.getResponseBytes()).isEqualTo(answer.length);
        assertThat(IpAddress.of(dns.getClientAddress()).text()).isEqualTo(A);
        assertThat(dns.getQueryType()).isEqualTo("RRSIG");
    }

    @Test
    void aQueryWithoutAnswerIsGivenAfterTenSecondsOrAtTheEnd() throws IOException {
        byte[] query = dns(7, 0x0100, "example.net", 1, 0);
        decode(
                Captures.pcap(101)
                        .packet(T, ip(A, B, 17, udp(5_000, 53, query)))
                        .packet(T + 10 * SECOND, ip(A, B, 17, udp(5_000, 53, query)))
                        .packet(
                                T + 11 * SECOND,
                                ip(B, A, 17, udp(53, 5_000, dns(7, 0x8183, "example.net", 1, 0))))
                        .packet(T + 12 * SECOND, ip(A, B, 17, udp(5_001, 53, query))));
        assertThat(
                        transactions().stream()
                                .map(
                                        d ->
                                                (d.getTime() - T) / SECOND
                                                        + " "
                                                        + d.getAnswered()
                                                        + " "
                                                        + d.getResponseCode()))
                .containsExactly("0 false null", "11 true 3", "12 false null");
        assertThat(transactions().get(0).getRequestBytes()).isEqualTo(query.length);
        assertThat(transactions().get(0).getResponseBytes()).isNull();
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
        decode(capture);
        assertThat(transactions()).hasSize(1);
        DnsTransaction dns = transactions().get(0);
        assertThat(dns.getTransport()).isEqualTo(6);
        assertThat(dns.getRequestBytes()).isEqualTo(query.length);
        assertThat(dns.getResponseBytes()).isEqualTo(answer.length);
        assertThat(dns.getQueryType()).isEqualTo("AXFR");
        assertThat(dns.getAnswerCount()).isEqualTo(40);
    }

    @Test
    void whatIsNoDnsOnPortFiftyThreeIsAFlowOnly() throws IOException {
        decode(
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
        assertThat(transactions()).isEmpty();
        assertThat(flows()).hasSize(1);
    }

    /** Wherever a file stops: what came before is decoded, one dead letter says where. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aFileThatStops(boolean blocks) throws IOException {
        byte[] packet = frame(ip(A, B, 17, udp(1, 2, new byte[30])));
        Captures capture =
                blocks
                        ? Captures.pcapng(ByteOrder.LITTLE_ENDIAN).on(ETHERNET)
                        : Captures.pcap(ETHERNET);
        int start = capture.toBytes().length;
        byte[] whole = capture.packet(T, packet).packet(T, packet).toBytes();
        int unit = (whole.length - start) / 2;
        for (int length = start + unit + 1; length < whole.length; length++) {
            Collected each = new Collected();
            FileReport report =
                    each.decode(
                            Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length)));
            assertThat(report.lines().decoded()).isEqualTo(1);
            assertThat(report.lines().rejected()).isEqualTo(1);
            assertThat(each.codes()).containsExactly("TRUNCATED_CAPTURE");
            DeadLetter letter = each.letters.get(0);
            assertThat(letter.getByteOffset()).isEqualTo(start + unit);
            assertThat(letter.getLength()).isEqualTo(length - start - unit);
            assertThat(letter.getTime()).isEqualTo(T);
            assertThat(each.records).hasSize(1);
        }
    }

    @Test
    void damageEndsTheFile() throws IOException {
        byte[] packet = frame(ip(A, B, 17, udp(1, 2, NONE)));
        Captures capture = Captures.pcap(ETHERNET).packet(T, packet);
        int good = capture.toBytes().length;
        byte[] content = capture.packet(T, packet).packet(T, packet).toBytes();
        content[good + 11] = 0x7f;
        FileReport report = decode(content);
        assertThat(sink.codes()).containsExactly("BAD_CAPTURE");
        assertThat(sink.letters.get(0).getByteOffset()).isEqualTo(good);
        assertThat(sink.letters.get(0).getLine()).isEqualTo(2);
        assertThat(sink.letters.get(0).getLength()).isEqualTo(content.length - good);
        assertThat(report.lines()).isEqualTo(new LineClasses(3, 1, 0, 1, 0, 1));
    }

    @Test
    void badPacketsAreSetAsideAndTheNextIsRead() throws IOException {
        byte[] good = frame(ip(A, B, 17, udp(1, 2, NONE)));
        byte[] shortHeader = good.clone();
        shortHeader[14] = 0x44;
        byte[] otherVersion = good.clone();
        otherVersion[14] = 0x75;
        byte[] shorterThanItsHeader = good.clone();
        shorterThanItsHeader[17] = 19;
        byte[] noPorts = frame(ip(A, B, 17, new byte[3]));
        byte[] tcpHeader = frame(ip(A, B, 6, tcp(1, 2, SYN, 1, NONE)));
        tcpHeader[14 + 20 + 12] = 0x40;
        byte[] endless = Octet.s().bytes(v6(A6, B6, 60, chain(17))).toBytes();
        byte[] manyTags = frame(ip(A, B, 17, udp(1, 2, NONE)), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Captures capture = Captures.pcap(ETHERNET);
        for (byte[] bad :
                List.of(
                        shortHeader,
                        otherVersion,
                        shorterThanItsHeader,
                        noPorts,
                        tcpHeader,
                        frame(endless),
                        manyTags)) {
            capture.packet(T, bad).packet(T, good);
        }
        FileReport report = decode(capture);
        assertThat(report.rejectedByCode()).containsExactly(java.util.Map.entry("BAD_PACKET", 7L));
        assertThat(report.lines().decoded()).isEqualTo(7);
        assertThat(sink.letters.stream().map(DeadLetter::getLine))
                .containsExactly(1L, 3L, 5L, 7L, 9L, 11L, 13L);
    }

    private static byte[] chain(int headers) {
        Octet chain = Octet.s();
        for (int i = 0; i < headers; i++) {
            chain.u8(60, 0).zeros(6);
        }
        return chain.bytes(udp(1, 2, NONE)).toBytes();
    }

    /** Cut anywhere before the ports, a packet says so; from there on it is decoded. */
    @Test
    void packetsCapturedInPart() throws IOException {
        byte[] packet = frame(ip(A, B, 6, tcp(40_000, 23, SYN, 1, new byte[50])));
        int ports = 14 + 20 + 4;
        for (int length = 0; length <= packet.length; length++) {
            Collected each = new Collected();
            byte[] content =
                    Captures.pcap(ETHERNET)
                            .packet(T, Arrays.copyOf(packet, length), packet.length)
                            .toBytes();
            each.decode(Files.write(directory.resolve("part"), content));
            if (length < ports) {
                assertThat(each.codes()).as("%d", length).containsExactly("TRUNCATED_PACKET");
                assertThat(each.letters.get(0).getByteOffset()).isEqualTo(24);
            } else {
                assertThat(each.codes()).as("%d", length).isEmpty();
                Flow flow = each.of(Flow.class).findFirst().orElseThrow();
                assertThat(flow.getSourceBytes()).isEqualTo(90);
                assertThat(flow.getTcpFlags()).isEqualTo(length < ports + 10 ? null : SYN);
            }
        }
    }

    @Test
    void anUnknownLinkLayerIsRefusedOnce() throws IOException {
        FileReport report =
                decode(Captures.pcap(127).packet(T, new byte[40]).packet(T, new byte[40]));
        assertThat(sink.codes()).containsExactly("UNSUPPORTED_LINK_TYPE");
        assertThat(report.lines()).isEqualTo(new LineClasses(3, 0, 0, 0, 2, 1));
    }

    @Test
    void blocksThatAreNotWhatTheySay() throws IOException {
        byte[] packet = frame(ip(A, B, 17, udp(1, 2, NONE)));
        byte[] tooLong =
                Octet.inOrder(ByteOrder.LITTLE_ENDIAN)
                        .u32(0, 0, 0, packet.length + 100, packet.length)
                        .bytes(packet)
                        .toBytes();
        FileReport report =
                decode(
                        Captures.pcapng(ByteOrder.LITTLE_ENDIAN)
                                .on(ETHERNET)
                                .stamped(1, T, packet, packet.length)
                                .block(6, tooLong)
                                .block(6, new byte[8])
                                .block(3, new byte[40])
                                .stamped(0, -1, packet, packet.length)
                                .packet(T, packet));
        assertThat(sink.codes())
                .containsExactly(
                        "BAD_CAPTURE",
                        "BAD_CAPTURE",
                        "BAD_CAPTURE",
                        "BAD_TIME",
                        "TIME_OUT_OF_RANGE");
        assertThat(report.lines()).isEqualTo(new LineClasses(8, 2, 0, 1, 0, 5));
    }

    @Test
    void aBlockOfSixteenMegabytesIsReadOver() throws IOException {
        byte[] packet = frame(ip(A, B, 17, udp(1, 2, NONE)));
        FileReport report =
                decode(
                        Captures.pcapng(ByteOrder.LITTLE_ENDIAN)
                                .on(ETHERNET)
                                .block(4, new byte[(16 << 20) - 12])
                                .packet(T, packet));
        assertThat(sink.codes()).containsExactly("LINE_TOO_LONG");
        assertThat(report.lines().decoded()).isEqualTo(1);
    }

    @Test
    void interfacesAreBounded() throws IOException {
        Captures capture = Captures.pcapng(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 1_025; i++) {
            capture.on(ETHERNET);
        }
        FileReport report = decode(capture);
        assertThat(report.rejectedByCode()).containsExactly(java.util.Map.entry("BAD_CAPTURE", 1L));
    }

    @Test
    void whatIsNamedACaptureButIsNoneIsSkipped() throws IOException {
        Path file = Files.writeString(directory.resolve("x"), "#separator \\x09\n");
        FileReport report = new FileDecoding().decode(file, Collected.settings(Format.PCAP), sink);
        assertThat(report.skipped()).isEqualTo("its content is in no known format");
    }
}
