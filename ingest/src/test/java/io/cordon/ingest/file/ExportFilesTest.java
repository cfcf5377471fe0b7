package io.cordon.ingest.file;

import static io.cordon.ingest.testing.Exports.ipfix;
import static io.cordon.ingest.testing.Exports.set;
import static io.cordon.ingest.testing.Exports.template;
import static io.cordon.ingest.testing.Exports.v5;
import static io.cordon.ingest.testing.Exports.v5Record;
import static io.cordon.ingest.testing.Exports.v9;
import static io.cordon.ingest.testing.Packets.frame;
import static io.cordon.ingest.testing.Packets.ip;
import static io.cordon.ingest.testing.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.testing.Captures;
import io.cordon.ingest.testing.Octet;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export datagrams in files: bare, one after another, and in captures. */
class ExportFilesTest {

    private static final long SECONDS = 1_700_000_000L;
    private static final long T = SECONDS * 1_000_000;
    private static final String ROUTER = "192.0.2.1";
    private static final byte[] TEMPLATE = template(256, 8, 4, 12, 4, 11, 2);

    @TempDir Path directory;

    private final Collected sink = new Collected();

    private FileReport decode(byte[] content, @Nullable Format format) throws IOException {
        Path file = Files.write(directory.resolve("file"), content);
        return new FileDecoding().decode(file, Collected.settings(format), sink);
    }

    private static byte[] five(int port) {
        return v5(
                0, SECONDS, 0, 1, 0, v5Record("198.51.100.7", 9, "203.0.113.9", port, 17, 0, 0, 0));
    }

    private static byte[] record(int port) {
        return Octet.s().address("198.51.100.7").address("203.0.113.9").u16(port).toBytes();
    }

    private static byte[] joined(byte[]... parts) {
        Octet all = Octet.s();
        for (byte[] part : parts) {
            all.bytes(part);
        }
        return all.toBytes();
    }

    private List<Integer> ports() {
        return sink.of(Flow.class).map(Flow::getDestinationPort).toList();
    }

    @Test
    void datagramsOneAfterAnother() throws IOException {
        FileReport report =
                decode(
                        joined(
                                ipfix(SECONDS, 0, 1, set(256, record(1))),
                                five(2),
                                v9(0, SECONDS, 1, 1, set(0, TEMPLATE), set(256, record(3))),
                                v9(0, SECONDS, 2, 1, set(256, record(4)), new byte[40]),
                                v9(0, SECONDS, 3, 1, set(256, record(5))),
                                ipfix(SECONDS, 1, 1, set(2, TEMPLATE), set(256, record(6)))),
                        null);
        assertThat(report.format()).isEqualTo(Format.NETFLOW);
        assertThat(report.lines()).isEqualTo(new LineClasses(6, 0, 0, 6, 0, 0));
        assertThat(ports()).containsExactly(2, 3, 4, 5, 1, 6);
        assertThat(sink.of(Flow.class)).allMatch(f -> f.getSensor().equals("netflow"));
    }

    @Test
    void whereAFileStopsOrHoldsSomethingElse() throws IOException {
        byte[] good = five(1);
        FileReport cut = decode(joined(good, Arrays.copyOf(good, 50)), null);
        assertThat(cut.lines()).isEqualTo(new LineClasses(2, 0, 0, 1, 0, 1));
        assertThat(sink.codes()).containsExactly("TRUNCATED_CAPTURE");
        assertThat(sink.letters.get(0).getByteOffset()).isEqualTo(good.length);
        FileReport other = decode(joined(good, new byte[] {7, 7}, new byte[200_000], good), null);
        assertThat(other.lines()).isEqualTo(new LineClasses(2, 0, 0, 1, 0, 1));
        DeadLetter letter = sink.letters.get(1);
        assertThat(letter.getCode()).isEqualTo("BAD_DATAGRAM");
        assertThat(letter.getLine()).isEqualTo(2);
        assertThat(letter.getByteOffset()).isEqualTo(good.length);
        assertThat(letter.getLength()).isEqualTo(200_002 + good.length);
    }

    @Test
    void dataWithoutATemplateIsSetAsideAtTheEnd() throws IOException {
        byte[] data = record(1);
        FileReport report = decode(ipfix(SECONDS, 0, 1, set(256, data), set(257, data)), null);
        assertThat(report.lines().decoded()).isEqualTo(1);
        assertThat(report.rejectedByCode()).isEqualTo(Map.of("UNKNOWN_TEMPLATE", 2L));
        DeadLetter letter = sink.letters.get(0);
        assertThat(letter.getLine()).isZero();
        assertThat(letter.getByteOffset()).isEqualTo(-1);
        assertThat(letter.getLength()).isEqualTo(data.length);
        assertThat(letter.getFormat()).isEqualTo("netflow");
    }

    /** The usual ports, and others where the payload is one whole datagram. */
    @Test
    void datagramsInACapture() throws IOException {
        byte[] capture =
                Captures.pcap(1)
                        .packet(T, sent(2055, five(1)))
                        .packet(T, sent(2057, five(2)))
                        .packet(T, sent(53, Packets.dns(5, 0x0100, "example.net", 1, 0)))
                        .packet(T, sent(9996, new byte[] {0, 8, 0, 0}))
                        .packet(T, Packets.ethernet(0x0806, new byte[28]))
                        .packet(T, Arrays.copyOf(sent(2055, five(3)), 100), 114)
                        .toBytes();
        FileReport report = decode(capture, Format.NETFLOW);
        assertThat(report.lines()).isEqualTo(new LineClasses(7, 1, 0, 2, 2, 2));
        assertThat(sink.codes()).containsExactly("UNSUPPORTED_VERSION", "TRUNCATED_PACKET");
        assertThat(ports()).containsExactly(1, 2);
        assertThat(sink.of(Flow.class)).allMatch(f -> f.getSensor().equals(ROUTER));
        assertThat(decode(capture, null).format()).isEqualTo(Format.PCAP);
        assertThat(decode(capture, Format.SFLOW).lines().decoded()).isZero();
    }

    private static byte[] sent(int port, byte[] payload) {
        return frame(ip(ROUTER, "192.0.2.99", 17, udp(4_000, port, payload)));
    }

    @Test
    void bareSflowHasNoTime() throws IOException {
        byte[] sflow = Octet.s().u32(5, 1).address(ROUTER).u32(0, 1, 1, 0).toBytes();
        assertThat(decode(sflow, Format.SFLOW).skipped()).isNotNull();
        assertThat(decode(sflow, null).skipped()).isNotNull();
    }

    /** What begins with the number of a version is not yet an export. */
    @Test
    void otherContentIsNoExport() throws IOException {
        assertThat(decode(Octet.s().u16(9, 10).zeros(40).toBytes(), null).skipped()).isNotNull();
        assertThat(decode(Octet.s().u16(10, 10).zeros(40).toBytes(), null).skipped()).isNotNull();
        assertThat(decode(Octet.s().u16(5, 60_000).zeros(99).toBytes(), null).skipped())
                .isNotNull();
        assertThat(decode(new byte[300], null).skipped()).isNotNull();
    }
}
