package io.cordon.ingest.decode.netflow;

import static io.cordon.ingest.decode.netflow.Router.A;
import static io.cordon.ingest.decode.netflow.Router.B;
import static io.cordon.ingest.decode.netflow.Router.EXPORTED;
import static io.cordon.ingest.decode.netflow.Router.PLAIN;
import static io.cordon.ingest.decode.netflow.Router.SECONDS;
import static io.cordon.ingest.decode.netflow.Router.plain;
import static io.cordon.ingest.testing.Exports.ipfix;
import static io.cordon.ingest.testing.Exports.set;
import static io.cordon.ingest.testing.Exports.template;
import static io.cordon.ingest.testing.Exports.v5;
import static io.cordon.ingest.testing.Exports.v5Record;
import static io.cordon.ingest.testing.Exports.v9;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.testing.Octet;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of all three versions: what is in them, what is missing, what is wrong. */
class NetflowDecoderTest {

    private final Router router = new Router();

    @Test
    void versionFive() throws Exception {
        router.decode(
                v5(
                        100_000,
                        SECONDS,
                        123_456_789,
                        1,
                        0x4000 | 100,
                        v5Record(A, 40_000, B, 23, 6, 0x1b, 90_000, 99_999),
                        v5Record(B, 0, A, 8 << 8 | 3, 1, 0, 100_000, 100_000)));
        Flow tcp = router.flows.get(0);
        assertThat(IpAddress.of(tcp.getSourceAddress()).text()).isEqualTo(A);
        assertThat(IpAddress.of(tcp.getDestinationAddress()).text()).isEqualTo(B);
        assertThat(tcp.getSourcePort()).isEqualTo(40_000);
        assertThat(tcp.getDestinationPort()).isEqualTo(23);
        assertThat(tcp.getTransport()).isEqualTo(6);
        assertThat(tcp.getTcpFlags()).isEqualTo(0x1b);
        assertThat(tcp.getTcpFlagsReverse()).isNull();
        assertThat(tcp.getSourcePackets()).isEqualTo(3);
        assertThat(tcp.getSourceBytes()).isEqualTo(180);
        assertThat(tcp.getDestinationBytes()).isNull();
        assertThat(tcp.getInitiatorKnown()).isFalse();
        assertThat(tcp.getSamplingRate()).isEqualTo(100);
        assertThat(tcp.getStartTime()).isEqualTo(EXPORTED + 123_456 - 10_000_000);
        assertThat(tcp.getEndTime()).isEqualTo(EXPORTED + 123_456 - 1_000);
        assertThat(tcp.getSensor()).isEqualTo("192.0.2.1");
        assertThat(tcp.getDataset()).isEqualTo("netflow.v5");
        Flow icmp = router.flows.get(1);
        assertThat(icmp.getIcmpType()).isEqualTo(8);
        assertThat(icmp.getIcmpCode()).isEqualTo(3);
        assertThat(icmp.getDestinationPort()).isZero();
        assertThat(icmp.getTcpFlags()).isNull();
    }

    @Test
    void icmpInEveryForm() throws Exception {
        byte[] addresses = Octet.s().address(A).address(B).toBytes();
        router.decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(
                                2,
                                template(256, 8, 4, 12, 4, 4, 1, 32, 2),
                                template(257, 8, 4, 12, 4, 4, 1, 176, 1, 177, 1),
                                template(258, 8, 4, 12, 4, 4, 1, 11, 2)),
                        set(256, Octet.s().bytes(addresses).u8(1).u16(0x0301).toBytes()),
                        set(257, Octet.s().bytes(addresses).u8(1, 3, 1).toBytes()),
                        set(258, Octet.s().bytes(addresses).u8(1).u16(0x0301).toBytes())));
        assertThat(router.flows)
                .hasSize(3)
                .allMatch(f -> f.getIcmpType() == 3 && f.getIcmpCode() == 1)
                .allMatch(f -> f.getDestinationPort() == 0);
    }

    @Test
    void sequenceGapsAreCounted() throws Exception {
        byte[] record = v5Record(A, 1, B, 2, 17, 0, 0, 0);
        router.decode(v5(0, SECONDS, 0, 0xfffffffeL, 0, record, record));
        router.decode(v5(0, SECONDS, 0, 0, 0, record));
        assertThat(router.exporter.counters().lost()).isZero();
        router.decode(v5(0, SECONDS, 0, 11, 0, record));
        assertThat(router.exporter.counters().lost()).isEqualTo(10);
        // Overtaken, not lost again; and a restart.
        router.decode(v5(0, SECONDS, 0, 1, 0, record));
        router.decode(v5(0, SECONDS, 0, 12, 0, record));
        assertThat(router.exporter.counters().lost()).isEqualTo(10);
        router.decode(v5(0, SECONDS, 0, 500_000, 0, record));
        router.decode(v5(0, SECONDS, 0, 0, 0, record));
        assertThat(router.exporter.counters().restarts()).isEqualTo(1);
        router.decode(v5(0, SECONDS, 0, 1_000_002, 0, record));
        assertThat(router.exporter.counters().restarts()).isEqualTo(2);
        long before = router.exporter.counters().lost();
        router.decode(v9(0, SECONDS, 5, 1));
        router.decode(v9(0, SECONDS, 6, 1));
        router.decode(v9(0, SECONDS, 9, 1));
        assertThat(router.exporter.counters().lost() - before).isEqualTo(2);
        router.decode(
                ipfix(SECONDS, 100, 1, set(2, template(300, PLAIN)), set(300, plain(1, 1, 1))));
        router.decode(ipfix(SECONDS, 101, 1, set(300, plain(1, 1, 1), plain(1, 1, 1))));
        router.decode(ipfix(SECONDS, 108, 1, set(300, plain(1, 1, 1))));
        assertThat(router.exporter.counters().lost() - before).isEqualTo(2 + 5);
        // How many records an unknown set holds is not known, so neither is what comes next.
        router.decode(ipfix(SECONDS, 109, 1, set(999, plain(1, 1, 1))));
        router.decode(ipfix(SECONDS, 150, 1, set(300, plain(1, 1, 1))));
        assertThat(router.exporter.counters().lost() - before).isEqualTo(2 + 5);
    }

    private DecodeError error(byte[] datagram) throws IOException {
        try {
            router.decode(datagram);
        } catch (RejectedInput e) {
            return e.error();
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void hostileLengthsAndCounts() throws Exception {
        assertThat(error(new byte[1])).isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(Octet.s().u16(8).zeros(40).toBytes()))
                .isEqualTo(DecodeError.UNSUPPORTED_VERSION);
        assertThat(error(v5(0, SECONDS, 0, 0, 0))).isEqualTo(DecodeError.BAD_DATAGRAM);
        byte[] more = v5(0, SECONDS, 0, 0, 0, v5Record(A, 1, B, 2, 17, 0, 0, 0));
        more[2] = (byte) 0xff;
        assertThat(error(more)).isEqualTo(DecodeError.BAD_DATAGRAM);
        byte[] longer = ipfix(SECONDS, 0, 1);
        longer[3] = 17;
        assertThat(error(longer)).isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(ipfix(SECONDS, 0, 1, Octet.s().u16(300, 3).toBytes())))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(ipfix(SECONDS, 0, 1, Octet.s().u16(300, 65_535).toBytes())))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(ipfix(SECONDS, 0, 1, set(2, Octet.s().u16(300, 65_535).toBytes()))))
                .isEqualTo(DecodeError.BAD_TEMPLATE);
        assertThat(error(ipfix(SECONDS, 0, 1, set(2, template(255, PLAIN)))))
                .isEqualTo(DecodeError.BAD_TEMPLATE);
        // A record without length would be read for ever.
        assertThat(error(ipfix(SECONDS, 0, 1, set(2, template(300, 8, 0)))))
                .isEqualTo(DecodeError.BAD_TEMPLATE);
        long[] many = new long[2 * 1_025];
        Arrays.fill(many, 1);
        assertThat(error(ipfix(SECONDS, 0, 1, set(2, template(300, many)))))
                .isEqualTo(DecodeError.BAD_TEMPLATE);
        assertThat(error(v9(0, SECONDS, 0, 1, set(1, Octet.s().u16(300, 3, 4).zeros(7).toBytes()))))
                .isEqualTo(DecodeError.BAD_TEMPLATE);
        router.decode(ipfix(SECONDS, 0, 1, set(2, template(300, 8, 4, 82, 65_535))));
        assertThat(error(ipfix(SECONDS, 0, 1, set(300, Octet.s().address(A).u8(200).toBytes()))))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(ipfix(SECONDS, 0, 1, set(300, Octet.s().address(A).u8(255, 1).toBytes()))))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(router.flows).isEmpty();
    }

    /** What is wrong with one set does not cost the others their records. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBadSetAmongGoodOnes(boolean first) throws Exception {
        byte[] bad = set(2, Octet.s().u16(301, 65_535).toBytes());
        byte[] good = set(300, plain(53, 1, 1));
        router.decode(ipfix(SECONDS, 0, 1, set(2, template(300, PLAIN))));
        assertThatThrownBy(
                        () ->
                                router.decode(
                                        first
                                                ? ipfix(SECONDS, 0, 1, bad, good)
                                                : ipfix(SECONDS, 0, 1, good, bad)))
                .isInstanceOfSatisfying(
                        RejectedInput.class, e -> assertThat(e.isInPart()).isTrue());
        assertThat(router.flow().getDestinationPort()).isEqualTo(53);
    }

    @Test
    void zerosAtTheEndArePadding() throws Exception {
        router.decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        1,
                        set(0, template(300, PLAIN)),
                        set(300, plain(53, 1, 1), new byte[2]),
                        new byte[500]));
        assertThat(router.flow().getDestinationPort()).isEqualTo(53);
    }
}
