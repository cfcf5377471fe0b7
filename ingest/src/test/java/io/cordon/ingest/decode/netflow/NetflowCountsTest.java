package io.cordon.ingest.decode.netflow;

import static io.cordon.ingest.decode.netflow.Router.A;
import static io.cordon.ingest.decode.netflow.Router.B;
import static io.cordon.ingest.decode.netflow.Router.SECONDS;
import static io.cordon.ingest.testing.Exports.ipfix;
import static io.cordon.ingest.testing.Exports.of;
import static io.cordon.ingest.testing.Exports.options;
import static io.cordon.ingest.testing.Exports.set;
import static io.cordon.ingest.testing.Exports.template;
import static io.cordon.ingest.testing.Exports.v9;
import static io.cordon.ingest.testing.Exports.v9Options;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.testing.Octet;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.avro.Flow;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes and packets of a flow: of one side, of both, and of a sample. */
class NetflowCountsTest {

    private static final long REVERSE = 29_305;

    private final Router router = new Router();

    @Test
    void biflows() throws Exception {
        byte[] both =
                Octet.s()
                        .address(A)
                        .address(B)
                        .u16(40_000, 23)
                        .u8(6)
                        .u32(100, 2)
                        .u8(2)
                        .u32(50, 1)
                        .u8(0x12)
                        .toBytes();
        long[] fields = {
            8,
            4,
            12,
            4,
            7,
            2,
            11,
            2,
            4,
            1,
            1,
            4,
            2,
            4,
            6,
            1,
            of(REVERSE, 1),
            4,
            of(REVERSE, 2),
            4,
            of(REVERSE, 6),
            1
        };
        long[] directed = Arrays.copyOf(fields, fields.length + 2);
        directed[fields.length] = 239;
        directed[fields.length + 1] = 1;
        router.decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(2, template(256, fields), template(257, directed)),
                        set(256, both),
                        set(
                                257,
                                Octet.s().bytes(both).u8(1).toBytes(),
                                Octet.s().bytes(both).u8(2).toBytes(),
                                Octet.s().bytes(both).u8(3).toBytes())));
        assertThat(
                        router.flows.stream()
                                .map(
                                        f ->
                                                f.getDestinationPort()
                                                        + " "
                                                        + f.getInitiatorKnown()
                                                        + " "
                                                        + f.getSourceBytes()
                                                        + "/"
                                                        + f.getDestinationBytes()
                                                        + " "
                                                        + f.getTcpFlags()
                                                        + "/"
                                                        + f.getTcpFlagsReverse()))
                .containsExactly(
                        "23 true 100/50 2/18",
                        "23 true 100/50 2/18",
                        "40000 true 50/100 18/2",
                        "23 false 100/50 2/18");
    }

    @Test
    void aBiflowWithoutAnswerHasNoOtherSide() throws Exception {
        router.decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(
                                2,
                                template(
                                        256,
                                        8,
                                        4,
                                        12,
                                        4,
                                        1,
                                        4,
                                        2,
                                        4,
                                        of(REVERSE, 1),
                                        4,
                                        of(REVERSE, 2),
                                        4)),
                        set(256, Octet.s().address(A).address(B).u32(100, 1, 0, 0).toBytes())));
        assertThat(router.flow().getDestinationBytes()).isNull();
        assertThat(router.flow().getDestinationPackets()).isNull();
        assertThat(router.flow().getInitiatorKnown()).isFalse();
    }

    @Test
    void initiatorAndResponderCounts() throws Exception {
        router.decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        1,
                        set(0, template(256, 8, 4, 12, 4, 231, 4, 232, 4, 298, 4, 299, 4)),
                        set(256, Octet.s().address(A).address(B).u32(10, 2_000, 1, 3).toBytes())));
        assertThat(router.flow().getSourceBytes()).isEqualTo(10);
        assertThat(router.flow().getDestinationBytes()).isEqualTo(2_000);
        assertThat(router.flow().getDestinationPackets()).isEqualTo(3);
        assertThat(router.flow().getInitiatorKnown()).isTrue();
    }

    @Test
    void countsFallBack() throws Exception {
        router.decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        1,
                        set(
                                0,
                                template(256, 8, 4, 12, 4, 1, 4, 2, 4, 23, 4, 24, 4),
                                template(257, 8, 4, 12, 4, 85, 8, 86, 8)),
                        set(256, Octet.s().address(A).address(B).u32(0, 0, 32, 1).toBytes()),
                        set(257, Octet.s().address(A).address(B).u64(77, -1).toBytes())));
        assertThat(router.flows.stream().map(Flow::getSourceBytes)).containsExactly(32L, 77L);
        assertThat(router.flows.stream().map(Flow::getSourcePackets)).containsExactly(1L, 0L);
    }

    /** What a template says of sampling: elements with lengths, values, the rate. */
    @ParameterizedTest
    @CsvSource({
        "34 4, 1000, 1000",
        "50 4, 512, 512",
        "305 4 306 4, 1 99, 100",
        "305 4 306 4, 2 198, 100",
        "309 4 310 4, 5 1000, 200",
        "311 4, 0x3a83126f, 1000",
        "34 4, 0, 1"
    })
    void samplingFromOptionsAndFromTheRecord(String elements, String values, long rate)
            throws Exception {
        long[] fields = Arrays.stream(elements.split(" ")).mapToLong(Long::parseLong).toArray();
        Octet value = Octet.s();
        for (String number : values.split(" ")) {
            value.u32(Long.decode(number));
        }
        byte[] addresses = Octet.s().address(A).address(B).toBytes();
        long[] inRecord = new long[fields.length + 4];
        System.arraycopy(new long[] {8, 4, 12, 4}, 0, inRecord, 0, 4);
        System.arraycopy(fields, 0, inRecord, 4, fields.length);
        router.decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        1,
                        set(1, v9Options(400, fields)),
                        set(400, Octet.s().u32(0).bytes(value.toBytes()).toBytes()),
                        set(0, template(256, 8, 4, 12, 4)),
                        set(256, addresses)));
        router.decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        2,
                        set(0, template(257, inRecord)),
                        set(257, Octet.s().bytes(addresses).bytes(value.toBytes()).toBytes())));
        assertThat(router.flows.stream().map(Flow::getSamplingRate)).containsExactly(rate, rate);
    }

    @Test
    void samplersAreTables() throws Exception {
        byte[] addresses = Octet.s().address(A).address(B).toBytes();
        router.decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        // PSAMP: the selector is the scope.
                        set(3, options(400, 1, 302, 8, 305, 4, 306, 4)),
                        set(
                                400,
                                Octet.s().u64(7).u32(1, 63).toBytes(),
                                Octet.s().u64(8).u32(1, 999).toBytes()),
                        set(
                                2,
                                template(256, 8, 4, 12, 4, 302, 8),
                                template(257, 8, 4, 12, 4, 48, 1)),
                        set(
                                256,
                                Octet.s().bytes(addresses).u64(8).toBytes(),
                                Octet.s().bytes(addresses).u64(7).toBytes(),
                                Octet.s().bytes(addresses).u64(9).toBytes()),
                        set(257, Octet.s().bytes(addresses).u8(7).toBytes())));
        assertThat(router.flows.stream().map(Flow::getSamplingRate))
                .containsExactly(1_000L, 64L, 1L, 64L);
    }

    @Test
    void samplersAreBounded() throws Exception {
        router.decode(v9(0, SECONDS, 0, 1, set(1, v9Options(400, 48, 4, 34, 4))));
        Octet many = Octet.s();
        for (int id = 0; id < 2_000; id++) {
            many.u32(0, id, 10 + id);
        }
        router.decode(v9(0, SECONDS, 1, 1, set(400, many.toBytes())));
        byte[] addresses = Octet.s().address(A).address(B).toBytes();
        router.decode(
                v9(
                        0,
                        SECONDS,
                        2,
                        1,
                        set(0, template(256, 8, 4, 12, 4, 48, 4)),
                        set(
                                256,
                                Octet.s().bytes(addresses).u32(2_000 - 1_024).toBytes(),
                                Octet.s().bytes(addresses).u32(2_000 - 1_025).toBytes())));
        assertThat(router.flows.stream().map(Flow::getSamplingRate)).containsExactly(986L, 1L);
    }

    @Test
    void sampledPacketsInRecords() throws Exception {
        byte[] ip = Packets.ip(A, B, 6, Packets.tcp(40_000, 23, Packets.SYN, 1, new byte[0]));
        byte[] frame = Packets.frame(ip, 7);
        router.decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(2, template(256, 312, 2, 315, 65_535), template(257, 313, 40, 34, 4)),
                        set(
                                256,
                                Octet.s().u16(64).u8(frame.length).bytes(frame).toBytes(),
                                // ARP is a record without a flow.
                                Octet.s().u16(64).u8(14).zeros(12).u16(0x0806).toBytes()),
                        set(257, Octet.s().bytes(ip).u32(512).toBytes())));
        assertThat(router.flows).hasSize(2);
        assertThat(router.flows)
                .allMatch(f -> f.getSourceBytes() == 40 && f.getSourcePackets() == 1)
                .allMatch(f -> f.getTcpFlags() == Packets.SYN && f.getDestinationPort() == 23);
        assertThat(router.flows.get(1).getSamplingRate()).isEqualTo(512);
        assertThat(router.exporter.counters().records()).isEqualTo(3);
        assertThat(router.exporter.counters().flows()).isEqualTo(2);
    }
}
