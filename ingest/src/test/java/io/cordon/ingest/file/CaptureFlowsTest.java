package io.cordon.ingest.file;

import static io.cordon.ingest.file.CaptureInput.A;
import static io.cordon.ingest.file.CaptureInput.A6;
import static io.cordon.ingest.file.CaptureInput.B;
import static io.cordon.ingest.file.CaptureInput.B6;
import static io.cordon.ingest.file.CaptureInput.NONE;
import static io.cordon.ingest.file.CaptureInput.SECOND;
import static io.cordon.ingest.file.CaptureInput.T;
import static io.cordon.ingest.file.CaptureInput.ends;
import static io.cordon.ingest.testing.Packets.ACK;
import static io.cordon.ingest.testing.Packets.FIN;
import static io.cordon.ingest.testing.Packets.RST;
import static io.cordon.ingest.testing.Packets.SYN;
import static io.cordon.ingest.testing.Packets.icmp;
import static io.cordon.ingest.testing.Packets.ip;
import static io.cordon.ingest.testing.Packets.tcp;
import static io.cordon.ingest.testing.Packets.udp;
import static io.cordon.ingest.testing.Packets.v4;
import static io.cordon.ingest.testing.Packets.v6;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.testing.Captures;
import io.cordon.ingest.testing.Octet;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flows of generated captures: who began them, when they end, what is one and what are two. */
class CaptureFlowsTest {

    private final CaptureInput input;

    CaptureFlowsTest(@TempDir Path directory) {
        this.input = new CaptureInput(directory);
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
        input.decode(capture);
        Flow flow = input.flow();
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
        input.decode(
                Captures.pcap(101)
                        .packet(T, ip(B, A, 6, tcp(23, 40_000, ACK, 1, NONE)))
                        .packet(T, ip(A, B, 6, tcp(40_000, 23, ACK, 1, NONE))));
        assertThat(ends(input.flow())).isEqualTo("198.51.100.9 23 > 192.0.2.7 40000");
        assertThat(input.flow().getInitiatorKnown()).isFalse();
    }

    /** A new SYN after the end of a connection, or on one whose beginning was not seen. */
    @Test
    void theNextConnectionOnTheSamePortsIsAnotherFlow() throws IOException {
        byte[] syn = ip(A, B, 6, tcp(40_000, 23, SYN, 1, NONE));
        byte[] reset = ip(B, A, 6, tcp(23, 40_000, RST | ACK, 1, NONE));
        input.decode(
                Captures.pcap(101)
                        .packet(T, ip(B, A, 6, tcp(23, 40_000, ACK, 1, NONE)))
                        .packet(T + 1, syn)
                        .packet(T + 2, syn)
                        .packet(T + 3, reset)
                        .packet(T + 4, syn));
        assertThat(
                        input.flows().stream()
                                .map(f -> f.getSourcePackets() + " " + f.getInitiatorKnown()))
                .containsExactly("1 false", "2 true", "1 true");
        assertThat(input.flows().get(1).getTcpFlagsReverse()).isEqualTo(RST | ACK);
    }

    @Test
    void anAnsweredUdpFlowHasAnInitiatorAndAnUnansweredOneHasNot() throws IOException {
        input.decode(
                Captures.pcap(101)
                        .packet(T, ip(A6, B6, 17, udp(5_683, 5_000, new byte[100])))
                        .packet(T + 5, ip(B6, A6, 17, udp(5_000, 5_683, NONE)))
                        .packet(T + 6, ip(B, A, 17, udp(11_211, 80, new byte[1_000]))));
        assertThat(input.flows()).hasSize(2);
        assertThat(ends(input.flows().get(0))).isEqualTo("2001:db8::7 5683 > 2001:db8:1::9 5000");
        assertThat(input.flows().get(0).getInitiatorKnown()).isTrue();
        assertThat(input.flows().get(0).getSourceBytes()).isEqualTo(148);
        assertThat(input.flows().get(0).getDestinationBytes()).isEqualTo(48);
        assertThat(input.flows().get(1).getInitiatorKnown()).isFalse();
    }

    @Test
    void pingIsOneFlowAndErrorsAreFlowsOfTheirOwn() throws IOException {
        input.decode(
                Captures.pcap(101)
                        .packet(T, ip(A, B, 1, icmp(8, 0)))
                        .packet(T + 1, ip(B, A, 1, icmp(0, 0)))
                        .packet(T + 2, ip(B, A, 1, icmp(3, 3)))
                        .packet(T + 3, ip(A6, B6, 58, icmp(128, 0)))
                        .packet(T + 4, ip(B6, A6, 58, icmp(129, 0))));
        assertThat(
                        input.flows().stream()
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
        assertThat(input.flows())
                .allMatch(f -> f.getSourcePort() == 0 && f.getDestinationPort() == 0);
    }

    @Test
    void laterFragmentsAreAFlowWithoutPorts() throws IOException {
        byte[] first = udp(53, 40_000, new byte[1_472]);
        byte[] v6First = Octet.s().u8(17, 0).u16(1).u32(9).bytes(first).toBytes();
        byte[] v6Later = Octet.s().u8(17, 0).u16(1_480 & ~7).u32(9).zeros(600).toBytes();
        input.decode(
                Captures.pcap(101)
                        .packet(T, v4(B, A, 17, first, 0x2000))
                        .packet(T, v4(B, A, 17, new byte[500], 185))
                        .packet(T, v4(B, A, 17, new byte[300], 370))
                        .packet(T, v6(B6, A6, 44, v6First))
                        .packet(T, v6(B6, A6, 44, v6Later)));
        assertThat(
                        input.flows().stream()
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
        assertThat(input.flows()).allMatch(f -> f.getTransport() == 17 && !f.getInitiatorKnown());
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
        input.decode(Captures.pcap(101).packet(T, v6(A6, B6, 0, chain)));
        assertThat(ends(input.flow())).isEqualTo("2001:db8::7 1 > 2001:db8:1::9 22");
        assertThat(input.flow().getTransport()).isEqualTo(6);
        assertThat(input.flow().getTcpFlags()).isEqualTo(SYN);
    }

    @ParameterizedTest
    @CsvSource({"14999999, 1", "15000000, 2"})
    void theInactiveTimeoutIsExact(long silence, int expected) throws IOException {
        byte[] packet = ip(A, B, 17, udp(1, 2, NONE));
        input.decode(Captures.pcap(101).packet(T, packet).packet(T + silence, packet));
        assertThat(input.flows()).hasSize(expected);
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
        input.decode(capture);
        assertThat(
                        input.flows().stream()
                                .map(
                                        f ->
                                                (f.getStartTime() - T) / SECOND
                                                        + "-"
                                                        + (f.getEndTime() - T) / SECOND))
                .containsExactly("0-50", "60-110", "120-150");
        assertThat(input.flows())
                .allMatch(f -> ends(f).equals("192.0.2.7 1 > 198.51.100.9 2"))
                .allMatch(f -> f.getInitiatorKnown());
        assertThat(
                        input.flows().stream()
                                .mapToLong(f -> f.getSourcePackets() + f.getDestinationPackets())
                                .sum())
                .isEqualTo(16);
    }

    /** A record is given within 15 s of capture time after its end, before later packets' ones. */
    @Test
    void flowsAreGivenInTheOrderOfTheirSilence() throws IOException {
        input.decode(
                Captures.pcap(101)
                        .packet(T, ip(A, B, 17, udp(1, 2, NONE)))
                        .packet(T + SECOND, ip(A, B, 17, udp(3, 4, NONE)))
                        .packet(T + 2 * SECOND, ip(A, B, 17, udp(1, 2, NONE)))
                        .packet(T + 20 * SECOND, ip(A, B, 17, udp(5, 6, NONE))));
        assertThat(input.flows().stream().map(Flow::getSourcePort)).containsExactly(3, 1, 5);
    }
}
