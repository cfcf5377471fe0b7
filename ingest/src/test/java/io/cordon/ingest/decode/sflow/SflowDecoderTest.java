package io.cordon.ingest.decode.sflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.testing.Octet;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated datagrams. */
class SflowDecoderTest {

    private static final long TIME = 1_700_000_000_000_000L;
    private static final String A = "198.51.100.7";
    private static final String B = "203.0.113.9";
    private static final byte[] COUNTERS = sample(2, Octet.s().u32(1, 2, 0).toBytes());

    private final List<Flow> flows = new ArrayList<>();
    private final SflowDecoder decoder = new SflowDecoder();
    private final Exporter exporter =
            new Exporter(
                    new DecodeSettings("default", null, null, null, new byte[32], false),
                    Format.SFLOW,
                    IpAddress.parse("2001:db8::5"));

    private void decode(byte[] datagram) throws RejectedInput, IOException {
        byte[] placed = Octet.s().zeros(3).bytes(datagram).toBytes();
        decoder.decode(
                exporter, TIME, placed, 3, placed.length, record -> flows.add((Flow) record));
    }

    private static byte[] datagram(long sequence, byte[]... samples) {
        Octet out = Octet.s().u32(5, 1).address("192.0.2.1").u32(0, sequence, 1, samples.length);
        for (byte[] sample : samples) {
            out.bytes(sample);
        }
        return out.toBytes();
    }

    private static byte[] sample(int format, byte[] body) {
        return Octet.s().u32(format, body.length).bytes(body).toBytes();
    }

    private static byte[] flowSample(long rate, byte[]... records) {
        Octet body = Octet.s().u32(1, 2, rate, 100, 0, 3, 4, records.length);
        for (byte[] record : records) {
            body.bytes(record);
        }
        return sample(1, body.toBytes());
    }

    private static byte[] expandedSample(long rate, byte[]... records) {
        Octet body = Octet.s().u32(1, 0, 2, rate, 100, 0, 0, 3, 0, 4, records.length);
        for (byte[] record : records) {
            body.bytes(record);
        }
        return sample(3, body.toBytes());
    }

    private static byte[] record(int format, byte[] data) {
        return Octet.s().u32(format, data.length).bytes(data).toBytes();
    }

    private static byte[] raw(int protocol, byte[] header, int frameLength) {
        return record(
                1,
                Octet.s()
                        .u32(protocol, frameLength, 4, header.length)
                        .bytes(header)
                        .pad(4)
                        .toBytes());
    }

    private static byte[] packet(String from, String to) {
        return Packets.ip(from, to, 17, Packets.udp(53, 40_000, new byte[1_000]));
    }

    /** The header of a packet in each form is one flow with the bytes of the whole packet. */
    @Test
    void rawHeaders() throws Exception {
        byte[] four = packet(A, B);
        byte[] six = packet("2001:db8::1", "2001:db8::2");
        byte[] labels = Octet.s().u32(0x1000_0040L, 0x2000_0140L).bytes(four).toBytes();
        decode(
                datagram(
                        1,
                        flowSample(512, raw(1, Arrays.copyOf(Packets.frame(four), 128), 1_046)),
                        COUNTERS,
                        expandedSample(
                                1_024, raw(1, Arrays.copyOf(Packets.frame(six, 7), 128), 1_070)),
                        flowSample(1, raw(11, four, four.length)),
                        flowSample(0, raw(12, six, six.length)),
                        flowSample(7, raw(13, labels, labels.length)),
                        flowSample(7, raw(1, Packets.ethernet(0x8847, labels), 1_058)),
                        // ARP, and a link layer that is not read.
                        flowSample(7, raw(1, Packets.ethernet(0x0806, new byte[28]), 60)),
                        flowSample(7, raw(4, new byte[20], 60))));
        assertThat(flows.stream().map(Flow::getSamplingRate))
                .containsExactly(512L, 1_024L, 1L, 1L, 7L, 7L);
        assertThat(flows.stream().map(Flow::getSourceBytes))
                .containsExactly(1_028L, 1_048L, 1_028L, 1_048L, 1_028L, 1_028L);
        assertThat(flows)
                .allMatch(f -> f.getSourcePackets() == 1 && f.getSourcePort() == 53)
                .allMatch(f -> f.getStartTime() == TIME && f.getEndTime() == TIME)
                .allMatch(f -> !f.getInitiatorKnown() && f.getDestinationBytes() == null)
                .allMatch(f -> f.getDataset().equals("sflow.sample"))
                .allMatch(f -> f.getSensor().equals("2001-db8--5"));
        assertThat(exporter.counters().records()).isEqualTo(8);
    }

    @Test
    void fragmentsAndFlags() throws Exception {
        byte[] later = Packets.v4(A, B, 17, new byte[500], 185);
        byte[] syn = Packets.ip(A, B, 6, Packets.tcp(40_000, 23, Packets.SYN, 1, new byte[0]));
        decode(
                datagram(
                        1,
                        flowSample(1, raw(11, later, later.length)),
                        flowSample(1, raw(11, syn, syn.length))));
        assertThat(flows.get(0).getSourcePort()).isZero();
        assertThat(flows.get(0).getSourceBytes()).isEqualTo(520);
        assertThat(flows.get(1).getTcpFlags()).isEqualTo(Packets.SYN);
    }

    /** Without a header what the agent says of the packet counts; with one it does not. */
    @Test
    void sampledIp() throws Exception {
        byte[] four =
                record(
                        3,
                        Octet.s()
                                .u32(60, 6)
                                .address(A)
                                .address(B)
                                .u32(40_000, 23, 0x12, 0)
                                .toBytes());
        byte[] six =
                record(
                        4,
                        Octet.s()
                                .u32(80, 58)
                                .address("2001:db8::1")
                                .address("2001:db8::2")
                                .u32(0, 0, 0, 0)
                                .toBytes());
        byte[] header = packet(B, A);
        byte[] other = record(1_001, new byte[16]);
        decode(
                datagram(
                        1,
                        flowSample(100, other, four),
                        flowSample(100, six),
                        flowSample(100, four, raw(11, header, header.length)),
                        flowSample(100, other)));
        assertThat(flows.stream().map(Flow::getSourceBytes)).containsExactly(60L, 80L, 1_028L);
        assertThat(flows.get(0).getDestinationPort()).isEqualTo(23);
        assertThat(flows.get(0).getTcpFlags()).isEqualTo(0x12);
        assertThat(flows.get(1).getTransport()).isEqualTo(58);
        assertThat(IpAddress.of(flows.get(2).getSourceAddress()).text()).isEqualTo(B);
    }

    @Test
    void agentsHaveSequences() throws Exception {
        decode(datagram(10));
        decode(datagram(11));
        decode(datagram(14));
        assertThat(exporter.counters().lost()).isEqualTo(2);
        byte[] six = Octet.s().u32(5, 2).address("2001:db8::9").u32(0, 500, 1, 0).toBytes();
        decode(six);
        assertThat(exporter.counters().lost()).isEqualTo(2);
        assertThat(SflowDecoder.agent(six, 0)).isEqualTo(IpAddress.parse("2001:db8::9"));
        assertThat(SflowDecoder.agent(Octet.s().u32(5, 1, 0).zeros(16).toBytes(), 0))
                .isEqualTo(Exporter.UNKNOWN);
    }

    private DecodeError error(byte[] datagram) throws IOException {
        try {
            decode(datagram);
        } catch (RejectedInput e) {
            return e.error();
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void hostileLengthsAndCounts() throws Exception {
        assertThat(error(Octet.s().u32(4, 1).zeros(40).toBytes()))
                .isEqualTo(DecodeError.UNSUPPORTED_VERSION);
        assertThat(error(Octet.s().u32(5, 3).zeros(40).toBytes()))
                .isEqualTo(DecodeError.UNSUPPORTED_VERSION);
        byte[] many = datagram(1, COUNTERS);
        many[24] = (byte) 0xff;
        assertThat(error(many)).isEqualTo(DecodeError.BAD_DATAGRAM);
        byte[] longer = datagram(1, COUNTERS);
        longer[32] = (byte) 0xff;
        assertThat(error(longer)).isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(datagram(1, sample(1, new byte[16])))).isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(datagram(1, sample(1, Octet.s().u32(1, 2, 3, 4, 5, 6, 7, -1).toBytes()))))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(datagram(1, flowSample(1, Octet.s().u32(1, -1).toBytes()))))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(
                        error(
                                datagram(
                                        1,
                                        flowSample(
                                                1,
                                                record(
                                                        1,
                                                        Octet.s().u32(1, 64, 4, 200).toBytes())))))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(datagram(1, flowSample(1, record(3, new byte[31])))))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(datagram(1, flowSample(1, raw(1, new byte[10], 64)))))
                .isEqualTo(DecodeError.TRUNCATED_PACKET);
        assertThat(flows).isEmpty();
    }

    @Test
    void aBadSampleDoesNotCostTheOthers() {
        byte[] header = packet(A, B);
        byte[] good = flowSample(1, raw(11, header, header.length));
        assertThatThrownBy(
                        () ->
                                decode(
                                        datagram(
                                                1,
                                                good,
                                                flowSample(1, raw(1, new byte[10], 64)),
                                                good)))
                .isInstanceOfSatisfying(
                        RejectedInput.class, e -> assertThat(e.isInPart()).isTrue());
        assertThat(flows).hasSize(2);
    }
}
