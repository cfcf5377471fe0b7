package io.cordon.ingest.decode.netflow;

import static io.cordon.ingest.decode.netflow.Router.A;
import static io.cordon.ingest.decode.netflow.Router.B;
import static io.cordon.ingest.decode.netflow.Router.EXPORTED;
import static io.cordon.ingest.decode.netflow.Router.PLAIN;
import static io.cordon.ingest.decode.netflow.Router.RECEIPT;
import static io.cordon.ingest.decode.netflow.Router.ROUTER;
import static io.cordon.ingest.decode.netflow.Router.SECONDS;
import static io.cordon.ingest.decode.netflow.Router.plain;
import static io.cordon.ingest.testing.Exports.ipfix;
import static io.cordon.ingest.testing.Exports.of;
import static io.cordon.ingest.testing.Exports.set;
import static io.cordon.ingest.testing.Exports.template;
import static io.cordon.ingest.testing.Exports.v9;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.testing.Octet;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import org.junit.jupiter.api.Test;

/** Templates: whose they are, what waits for them, what they may say, how many there may be. */
class NetflowTemplatesTest {

    private final Router router = new Router();

    @Test
    void templatesBelongToOneExporterAndDomain() throws Exception {
        byte[] data = set(300, plain(53, 100, 1));
        router.decode(v9(0, SECONDS, 1, 7, set(0, template(300, PLAIN))));
        router.decode(v9(0, SECONDS, 2, 8, data));
        router.decode(IpAddress.parse("192.0.2.2"), RECEIPT, v9(0, SECONDS, 1, 7, data));
        router.decode(ipfix(SECONDS, 0, 7, data));
        assertThat(router.flows).isEmpty();
        router.decode(v9(0, SECONDS, 2, 7, data));
        assertThat(router.flow().getDestinationPort()).isEqualTo(53);
        assertThat(router.flow().getDataset()).isEqualTo("netflow.v9");
        assertThat(router.flow().getEndTime()).isEqualTo(EXPORTED);
    }

    @Test
    void dataBeforeItsTemplateIsDecodedWhenThatComes() throws Exception {
        router.decode(ipfix(SECONDS - 60, 0, 1, set(300, plain(1, 100, 1), plain(2, 100, 1))));
        router.decode(
                ipfix(SECONDS - 30, 2, 1, set(301, plain(3, 100, 1)), set(300, plain(4, 1, 1))));
        assertThat(router.flows).isEmpty();
        router.decode(ipfix(SECONDS, 4, 1, set(2, template(300, PLAIN))));
        assertThat(router.flows.stream().map(Flow::getDestinationPort)).containsExactly(1, 2, 4);
        // With the time of the message that brought it.
        assertThat(router.flows.get(0).getEndTime()).isEqualTo(EXPORTED - 60_000_000);
        assertThat(router.decoder.abandoned()).isEmpty();
        router.decoder.finish();
        assertThat(router.decoder.abandoned())
                .singleElement()
                .satisfies(
                        a -> {
                            assertThat(a.error()).isEqualTo(DecodeError.UNKNOWN_TEMPLATE);
                            assertThat(a.input()).isEqualTo(plain(3, 100, 1));
                        });
        assertThat(router.decoder.abandoned()).isEmpty();
    }

    @Test
    void aSetThatDoesNotFitItsTemplateCostsNoOther() throws Exception {
        byte[] bad = Octet.s().address(A).u8(200).zeros(4).toBytes();
        byte[] good = Octet.s().address(A).u8(1, 7).address(B).toBytes();
        router.decode(ipfix(SECONDS, 0, 1, set(300, bad), set(300, good)));
        router.decode(ipfix(SECONDS, 2, 1, set(2, template(300, 8, 4, 82, 65_535, 12, 4))));
        assertThat(router.flows).hasSize(1);
        assertThat(router.decoder.abandoned())
                .singleElement()
                .satisfies(a -> assertThat(a.error()).isEqualTo(DecodeError.BAD_DATAGRAM));
    }

    @Test
    void waitingDataIsBoundedAndExpires() throws Exception {
        byte[] record = plain(1, 1, 1);
        for (int i = 0; i < 100; i++) {
            router.decode(ipfix(SECONDS, i, 1, set(300, record)));
        }
        assertThat(router.decoder.abandoned()).hasSize(100 - WaitingSets.MOST_SETS);
        byte[] large = new byte[60_000];
        for (int i = 0; i < 10; i++) {
            router.decode(ipfix(SECONDS, i, 1, set(300, large)));
        }
        // 4 of 60,000 bytes fit 256 KiB.
        assertThat(router.decoder.abandoned()).hasSize(64 + 6);
        router.decode(ROUTER, RECEIPT + WaitingSets.PATIENCE + 1, ipfix(SECONDS, 0, 1));
        assertThat(router.decoder.abandoned()).hasSize(4);
        // All domains together.
        router.decoder = new NetflowDecoder(new Domains(4_096, 1 << 20, 100_000));
        for (int domain = 0; domain < 100; domain++) {
            router.decode(ipfix(SECONDS, 0, domain, set(300, new byte[10_000])));
        }
        assertThat(router.decoder.abandoned()).hasSize(90);
    }

    @Test
    void templatesExpireAreReplacedAndWithdrawn() throws Exception {
        byte[] data = set(300, plain(53, 100, 1));
        router.decode(ipfix(SECONDS, 0, 1, set(2, template(300, PLAIN)), data));
        router.decode(ROUTER, RECEIPT + Domain.TEMPLATE_LIFE, ipfix(SECONDS, 1, 1, data));
        assertThat(router.flows).hasSize(2);
        router.decode(ROUTER, RECEIPT + Domain.TEMPLATE_LIFE + 1, ipfix(SECONDS, 2, 1, data));
        assertThat(router.flows).hasSize(2);
        // The same number for another layout: the record is read by the latest.
        router.decode(ipfix(SECONDS, 3, 1, set(2, template(300, 27, 16, 28, 16))));
        router.flows.clear();
        router.decode(
                ipfix(
                        SECONDS,
                        3,
                        1,
                        set(
                                300,
                                Octet.s()
                                        .address("2001:db8::1")
                                        .address("2001:db8::2")
                                        .toBytes())));
        assertThat(IpAddress.of(router.flow().getDestinationAddress()).text())
                .isEqualTo("2001:db8::2");
        router.decode(ipfix(SECONDS, 4, 1, set(2, template(300)), set(300, new byte[32])));
        assertThat(router.flows).hasSize(1);
        router.decode(ipfix(SECONDS, 4, 1, set(2, template(301, PLAIN), template(302, PLAIN))));
        router.decode(ipfix(SECONDS, 4, 1, set(2, template(2))));
        router.decode(ipfix(SECONDS, 4, 1, set(302, plain(1, 1, 1))));
        assertThat(router.flows).hasSize(1);
        assertThat(router.domains.fields()).isZero();
    }

    @Test
    void variableLengthsAndEnterpriseElementsArePassedOver() throws Exception {
        byte[] text = new byte[300];
        router.decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(
                                2,
                                template(
                                        256,
                                        of(9, 8),
                                        65_535,
                                        8,
                                        4,
                                        of(25_461, 12),
                                        7,
                                        82,
                                        65_535,
                                        12,
                                        4,
                                        11,
                                        2)),
                        set(
                                256,
                                Octet.s()
                                        .u8(3, 1, 2, 3)
                                        .address(A)
                                        .zeros(7)
                                        .u8(255)
                                        .u16(300)
                                        .bytes(text)
                                        .address(B)
                                        .u16(53)
                                        .toBytes(),
                                Octet.s()
                                        .u8(0)
                                        .address(B)
                                        .zeros(7)
                                        .u8(0)
                                        .address(A)
                                        .u16(54)
                                        .zeros(3)
                                        .toBytes())));
        assertThat(router.flows.stream().map(Flow::getDestinationPort)).containsExactly(53, 54);
        assertThat(IpAddress.of(router.flows.get(0).getSourceAddress()).text()).isEqualTo(A);
        assertThat(router.flows.get(0).getTransport()).isEqualTo(255);
        assertThat(router.flows.get(0).getSourceBytes()).isNull();
    }

    @Test
    void numbersOfReducedSize() throws Exception {
        router.decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(2, template(256, 8, 4, 12, 4, 1, 3, 2, 1, 7, 1, 11, 4, 4, 2, 6, 2)),
                        set(
                                256,
                                Octet.s()
                                        .address(A)
                                        .address(B)
                                        .u8(1, 0, 0, 255, 7)
                                        .u32(443)
                                        .u16(6, 0x0112)
                                        .toBytes())));
        assertThat(router.flow().getSourceBytes()).isEqualTo(65_536);
        assertThat(router.flow().getSourcePackets()).isEqualTo(255);
        assertThat(router.flow().getSourcePort()).isEqualTo(7);
        assertThat(router.flow().getDestinationPort()).isEqualTo(443);
        assertThat(router.flow().getTcpFlags()).isEqualTo(0x12);
    }

    @Test
    void bothFamiliesInOneTemplate() throws Exception {
        long[] fields = {8, 4, 12, 4, 27, 16, 28, 16};
        byte[] six = Octet.s().zeros(8).address("2001:db8::1").address("2001:db8::2").toBytes();
        byte[] four = Octet.s().address(A).address(B).zeros(32).toBytes();
        byte[] both =
                Octet.s()
                        .address(A)
                        .address(B)
                        .address("2001:db8::1")
                        .address("2001:db8::2")
                        .toBytes();
        router.decode(
                ipfix(SECONDS, 0, 1, set(2, template(256, fields)), set(256, six, four, both)));
        assertThat(router.flows.stream().map(f -> IpAddress.of(f.getSourceAddress()).text()))
                .containsExactly("2001:db8::1", A, A);
    }

    @Test
    void templatesAndDomainsAreBounded() throws Exception {
        for (int id = 256; id < 256 + 2_000; id++) {
            router.decode(ipfix(SECONDS, 0, 1, set(2, template(id, PLAIN))));
        }
        router.decode(ipfix(SECONDS, 0, 1, set(256, plain(1, 1, 1))));
        assertThat(router.flows).isEmpty();
        router.decode(ipfix(SECONDS, 0, 1, set(2_255, plain(1, 1, 1))));
        assertThat(router.flows).hasSize(1);
        assertThat(router.domains.fields()).isEqualTo(Domain.MOST_TEMPLATES * 7);
        for (int domain = 0; domain < 5_000; domain++) {
            router.decode(ipfix(SECONDS, 0, domain, set(2, template(300, PLAIN))));
        }
        assertThat(router.domains.size()).isEqualTo(Domains.MOST);
        Domains small = new Domains(100, 70, 1_000);
        router.decoder = new NetflowDecoder(small);
        for (int domain = 0; domain < 50; domain++) {
            router.decode(ipfix(SECONDS, 0, domain, set(2, template(300, PLAIN))));
        }
        assertThat(small.fields()).isEqualTo(70);
        assertThat(small.size()).isEqualTo(10);
    }
}
