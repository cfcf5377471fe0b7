package io.cordon.ingest.file;

import static io.cordon.ingest.file.CaptureInput.A;
import static io.cordon.ingest.file.CaptureInput.A6;
import static io.cordon.ingest.file.CaptureInput.B;
import static io.cordon.ingest.file.CaptureInput.B6;
import static io.cordon.ingest.file.CaptureInput.ETHERNET;
import static io.cordon.ingest.file.CaptureInput.NONE;
import static io.cordon.ingest.file.CaptureInput.SECOND;
import static io.cordon.ingest.file.CaptureInput.T;
import static io.cordon.ingest.file.CaptureInput.ends;
import static io.cordon.ingest.testing.Packets.SYN;
import static io.cordon.ingest.testing.Packets.frame;
import static io.cordon.ingest.testing.Packets.ip;
import static io.cordon.ingest.testing.Packets.tcp;
import static io.cordon.ingest.testing.Packets.udp;
import static io.cordon.ingest.testing.Packets.v6;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.testing.Captures;
import io.cordon.ingest.testing.Octet;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.avro.DeadLetter;
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

/** Captures as files: every link layer, both kinds of file, damage of each sort. */
class CaptureFilesTest {

    private final CaptureInput input;

    CaptureFilesTest(@TempDir Path directory) {
        this.input = new CaptureInput(directory);
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
        FileReport report = input.decode(content);
        assertThat(report.format()).isEqualTo(Format.PCAP);
        assertThat(report.lines().decoded()).isEqualTo(1);
        assertThat(report.lines().rejected() + report.lines().ignored()).isZero();
        assertThat(input.sink.letters).isEmpty();
        Flow flow = input.flow();
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

    @Test
    void arpAndTheLikeAreIgnored() throws IOException {
        FileReport report =
                input.decode(
                        Captures.pcap(ETHERNET)
                                .packet(T, Packets.ethernet(0x0806, new byte[28]))
                                .packet(T, Packets.ethernet(0x88cc, new byte[46]))
                                .packet(
                                        T,
                                        Packets.ethernet(
                                                38, Octet.s().hex("424203").zeros(35).toBytes()))
                                .packet(T, frame(ip(A, B, 17, udp(1, 2, NONE)))));
        assertThat(report.lines()).isEqualTo(new LineClasses(5, 1, 0, 1, 3, 0));
        assertThat(input.flows()).hasSize(1);
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
                            Files.write(
                                    input.directory.resolve("cut"), Arrays.copyOf(whole, length)));
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
        FileReport report = input.decode(content);
        assertThat(input.sink.codes()).containsExactly("BAD_CAPTURE");
        assertThat(input.sink.letters.get(0).getByteOffset()).isEqualTo(good);
        assertThat(input.sink.letters.get(0).getLine()).isEqualTo(2);
        assertThat(input.sink.letters.get(0).getLength()).isEqualTo(content.length - good);
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
        FileReport report = input.decode(capture);
        assertThat(report.rejectedByCode()).containsExactly(java.util.Map.entry("BAD_PACKET", 7L));
        assertThat(report.lines().decoded()).isEqualTo(7);
        assertThat(input.sink.letters.stream().map(DeadLetter::getLine))
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
            each.decode(Files.write(input.directory.resolve("part"), content));
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
                input.decode(Captures.pcap(127).packet(T, new byte[40]).packet(T, new byte[40]));
        assertThat(input.sink.codes()).containsExactly("UNSUPPORTED_LINK_TYPE");
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
                input.decode(
                        Captures.pcapng(ByteOrder.LITTLE_ENDIAN)
                                .on(ETHERNET)
                                .stamped(1, T, packet, packet.length)
                                .block(6, tooLong)
                                .block(6, new byte[8])
                                .block(3, new byte[40])
                                .stamped(0, -1, packet, packet.length)
                                .packet(T, packet));
        assertThat(input.sink.codes())
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
                input.decode(
                        Captures.pcapng(ByteOrder.LITTLE_ENDIAN)
                                .on(ETHERNET)
                                .block(4, new byte[(16 << 20) - 12])
                                .packet(T, packet));
        assertThat(input.sink.codes()).containsExactly("LINE_TOO_LONG");
        assertThat(report.lines().decoded()).isEqualTo(1);
    }

    @Test
    void interfacesAreBounded() throws IOException {
        Captures capture = Captures.pcapng(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 1_025; i++) {
            capture.on(ETHERNET);
        }
        FileReport report = input.decode(capture);
        assertThat(report.rejectedByCode()).containsExactly(java.util.Map.entry("BAD_CAPTURE", 1L));
    }

    @Test
    void whatIsNamedACaptureButIsNoneIsSkipped() throws IOException {
        Path file = Files.writeString(input.directory.resolve("x"), "#separator \\x09\n");
        FileReport report =
                new FileDecoding().decode(file, Collected.settings(Format.PCAP), input.sink);
        assertThat(report.skipped()).isEqualTo("its content is in no known format");
    }
}
