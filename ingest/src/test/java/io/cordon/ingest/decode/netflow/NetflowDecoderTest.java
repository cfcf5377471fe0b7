package io.cordon.ingest.decode.netflow;

import static io.cordon.ingest.testing.Exports.ipfix;
import static io.cordon.ingest.testing.Exports.of;
import static io.cordon.ingest.testing.Exports.options;
import static io.cordon.ingest.testing.Exports.set;
import static io.cordon.ingest.testing.Exports.template;
import static io.cordon.ingest.testing.Exports.v5;
import static io.cordon.ingest.testing.Exports.v5Record;
import static io.cordon.ingest.testing.Exports.v9;
import static io.cordon.ingest.testing.Exports.v9Options;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated messages of all three versions. */
class NetflowDecoderTest {

    private static final long SECONDS = 1_700_000_000L;
    private static final long EXPORTED = SECONDS * 1_000_000;
    private static final IpAddress ROUTER = IpAddress.parse("192.0.2.1");
    private static final String A = "198.51.100.7";
    private static final String B = "203.0.113.9";
    private static final long RECEIPT = EXPORTED + 5_000_000;
    private static final long REVERSE = 29_305;
    private static final long[] PLAIN = {8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 1, 4, 2, 4};

    private static final DecodeSettings SETTINGS =
            new DecodeSettings("default", null, null, null, new byte[32], false);

    private final List<Flow> flows = new ArrayList<>();
    private final Domains domains = new Domains();
    private NetflowDecoder decoder = new NetflowDecoder(domains);
    private final Exporter exporter = new Exporter(SETTINGS, Format.NETFLOW, ROUTER);

    private void decode(byte[] datagram) throws RejectedInput, IOException {
        decode(ROUTER, RECEIPT, datagram);
    }

    private void decode(IpAddress from, long receipt, byte[] datagram)
            throws RejectedInput, IOException {
        // Behind other bytes, since collectors decode in place.
        byte[] placed = Octet.s().zeros(3).bytes(datagram).zeros(5).toBytes();
        decoder.decode(
                exporter,
                from,
                receipt,
                placed,
                3,
                3 + datagram.length,
                record -> flows.add((Flow) record));
    }

    private Flow flow() {
        assertThat(flows).hasSize(1);
        return flows.get(0);
    }

    private static byte[] plain(int port, long bytes, long packets) {
        return Octet.s()
                .address(A)
                .address(B)
                .u16(40_000, port)
                .u8(17)
                .u32(bytes, packets)
                .toBytes();
    }

    @Test
    void versionFive() throws Exception {
        decode(
                v5(
                        100_000,
                        SECONDS,
                        123_456_789,
                        1,
                        0x4000 | 100,
                        v5Record(A, 40_000, B, 23, 6, 0x1b, 90_000, 99_999),
                        v5Record(B, 0, A, 8 << 8 | 3, 1, 0, 100_000, 100_000)));
        Flow tcp = flows.get(0);
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
        Flow icmp = flows.get(1);
        assertThat(icmp.getIcmpType()).isEqualTo(8);
        assertThat(icmp.getIcmpCode()).isEqualTo(3);
        assertThat(icmp.getDestinationPort()).isZero();
        assertThat(icmp.getTcpFlags()).isNull();
    }

    /** The up time's 32 bits of milliseconds are used up after 49.7 days. */
    @ParameterizedTest
    @CsvSource({
        // up time of header, first, last; start and end before the export, milliseconds
        "1000, 4294966296, 500, 2000, 500",
        "4294967295, 4294967000, 4294967290, 295, 5",
        "5, 4294967295, 4294967295, 6, 6",
        // A line card's clock runs ahead a little.
        "280, 200, 476, 80, -196",
        // Of another clock altogether: it ended when it was exported and took as long.
        "1000, 600000000, 600009000, 9000, 0"
    })
    void upTimesWrapAround(long up, long first, long last, long start, long end) throws Exception {
        decode(v5(up, SECONDS, 0, 1, 0, v5Record(A, 1, B, 2, 17, 0, first, last)));
        decode(
                v9(
                        up,
                        SECONDS,
                        1,
                        7,
                        set(0, template(256, 8, 4, 12, 4, 22, 4, 21, 4)),
                        set(256, Octet.s().address(A).address(B).u32(first, last).toBytes())));
        assertThat(flows).hasSize(2);
        assertThat(flows)
                .allSatisfy(
                        flow -> {
                            assertThat(flow.getStartTime()).isEqualTo(EXPORTED - start * 1_000);
                            assertThat(flow.getEndTime()).isEqualTo(EXPORTED - end * 1_000);
                        });
    }

    @Test
    void templatesBelongToOneExporterAndDomain() throws Exception {
        byte[] data = set(300, plain(53, 100, 1));
        decode(v9(0, SECONDS, 1, 7, set(0, template(300, PLAIN))));
        decode(v9(0, SECONDS, 2, 8, data));
        decode(IpAddress.parse("192.0.2.2"), RECEIPT, v9(0, SECONDS, 1, 7, data));
        decode(ipfix(SECONDS, 0, 7, data));
        assertThat(flows).isEmpty();
        decode(v9(0, SECONDS, 2, 7, data));
        assertThat(flow().getDestinationPort()).isEqualTo(53);
        assertThat(flow().getDataset()).isEqualTo("netflow.v9");
        assertThat(flow().getEndTime()).isEqualTo(EXPORTED);
    }

    @Test
    void dataBeforeItsTemplateIsDecodedWhenThatComes() throws Exception {
        decode(ipfix(SECONDS - 60, 0, 1, set(300, plain(1, 100, 1), plain(2, 100, 1))));
        decode(ipfix(SECONDS - 30, 2, 1, set(301, plain(3, 100, 1)), set(300, plain(4, 1, 1))));
        assertThat(flows).isEmpty();
        decode(ipfix(SECONDS, 4, 1, set(2, template(300, PLAIN))));
        assertThat(flows.stream().map(Flow::getDestinationPort)).containsExactly(1, 2, 4);
        // With the time of the message that brought it.
        assertThat(flows.get(0).getEndTime()).isEqualTo(EXPORTED - 60_000_000);
        assertThat(decoder.abandoned()).isEmpty();
        decoder.finish();
        assertThat(decoder.abandoned())
                .singleElement()
                .satisfies(
                        a -> {
                            assertThat(a.error()).isEqualTo(DecodeError.UNKNOWN_TEMPLATE);
                            assertThat(a.input()).isEqualTo(plain(3, 100, 1));
                        });
        assertThat(decoder.abandoned()).isEmpty();
    }

    @Test
    void aSetThatDoesNotFitItsTemplateCostsNoOther() throws Exception {
        byte[] bad = Octet.s().address(A).u8(200).zeros(4).toBytes();
        byte[] good = Octet.s().address(A).u8(1, 7).address(B).toBytes();
        decode(ipfix(SECONDS, 0, 1, set(300, bad), set(300, good)));
        decode(ipfix(SECONDS, 2, 1, set(2, template(300, 8, 4, 82, 65_535, 12, 4))));
        assertThat(flows).hasSize(1);
        assertThat(decoder.abandoned())
                .singleElement()
                .satisfies(a -> assertThat(a.error()).isEqualTo(DecodeError.BAD_DATAGRAM));
    }

    @Test
    void waitingDataIsBoundedAndExpires() throws Exception {
        byte[] record = plain(1, 1, 1);
        for (int i = 0; i < 100; i++) {
            decode(ipfix(SECONDS, i, 1, set(300, record)));
        }
        assertThat(decoder.abandoned()).hasSize(100 - WaitingSets.MOST_SETS);
        byte[] large = new byte[60_000];
        for (int i = 0; i < 10; i++) {
            decode(ipfix(SECONDS, i, 1, set(300, large)));
        }
        // 4 of 60,000 bytes fit 256 KiB.
        assertThat(decoder.abandoned()).hasSize(64 + 6);
        decode(ROUTER, RECEIPT + WaitingSets.PATIENCE + 1, ipfix(SECONDS, 0, 1));
        assertThat(decoder.abandoned()).hasSize(4);
        // All domains together.
        decoder = new NetflowDecoder(new Domains(4_096, 1 << 20, 100_000));
        for (int domain = 0; domain < 100; domain++) {
            decode(ipfix(SECONDS, 0, domain, set(300, new byte[10_000])));
        }
        assertThat(decoder.abandoned()).hasSize(90);
    }

    @Test
    void templatesExpireAreReplacedAndWithdrawn() throws Exception {
        byte[] data = set(300, plain(53, 100, 1));
        decode(ipfix(SECONDS, 0, 1, set(2, template(300, PLAIN)), data));
        decode(ROUTER, RECEIPT + Domain.TEMPLATE_LIFE, ipfix(SECONDS, 1, 1, data));
        assertThat(flows).hasSize(2);
        decode(ROUTER, RECEIPT + Domain.TEMPLATE_LIFE + 1, ipfix(SECONDS, 2, 1, data));
        assertThat(flows).hasSize(2);
        // The same number for another layout: the record is read by the latest.
        decode(ipfix(SECONDS, 3, 1, set(2, template(300, 27, 16, 28, 16))));
        flows.clear();
        decode(
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
        assertThat(IpAddress.of(flow().getDestinationAddress()).text()).isEqualTo("2001:db8::2");
        decode(ipfix(SECONDS, 4, 1, set(2, template(300)), set(300, new byte[32])));
        assertThat(flows).hasSize(1);
        decode(ipfix(SECONDS, 4, 1, set(2, template(301, PLAIN), template(302, PLAIN))));
        decode(ipfix(SECONDS, 4, 1, set(2, template(2))));
        decode(ipfix(SECONDS, 4, 1, set(302, plain(1, 1, 1))));
        assertThat(flows).hasSize(1);
        assertThat(domains.fields()).isZero();
    }

    @Test
    void variableLengthsAndEnterpriseElementsArePassedOver() throws Exception {
        byte[] text = new byte[300];
        decode(
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
        assertThat(flows.stream().map(Flow::getDestinationPort)).containsExactly(53, 54);
        assertThat(IpAddress.of(flows.get(0).getSourceAddress()).text()).isEqualTo(A);
        assertThat(flows.get(0).getTransport()).isEqualTo(255);
        assertThat(flows.get(0).getSourceBytes()).isNull();
    }

    @Test
    void numbersOfReducedSize() throws Exception {
        decode(
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
        assertThat(flow().getSourceBytes()).isEqualTo(65_536);
        assertThat(flow().getSourcePackets()).isEqualTo(255);
        assertThat(flow().getSourcePort()).isEqualTo(7);
        assertThat(flow().getDestinationPort()).isEqualTo(443);
        assertThat(flow().getTcpFlags()).isEqualTo(0x12);
    }

    /** Every way of saying when a flow was: number, length, value; start before export, µs. */
    @ParameterizedTest
    @CsvSource({
        "152, 8, 1699999999123, 877000",
        "150, 4, 1699999990, 10000000",
        // 2023-11-14T22:13:10.5 in seconds since 1900 and half a second
        "154, 8, -1657765058081456128, 9500000",
        "156, 8, -1657765058081456128, 9500000",
        "158, 4, 250000, 250000",
        "22, 4, 5000, 10000000"
    })
    void startTimes(int element, int length, long value, long before) throws Exception {
        byte[] init = Octet.s().u32(1).u64((SECONDS - 15) * 1_000).toBytes();
        Octet start = Octet.s().address(A).address(B);
        decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(3, options(400, 1, 149, 4, 160, 8)),
                        set(400, init),
                        set(2, template(256, 8, 4, 12, 4, element, length)),
                        set(256, (length == 4 ? start.u32(value) : start.u64(value)).toBytes())));
        assertThat(flow().getStartTime()).isEqualTo(EXPORTED - before);
        assertThat(flow().getEndTime()).isEqualTo(EXPORTED);
    }

    /** 57.9 days after its start an exporter's up time has wrapped around once. */
    @ParameterizedTest
    @ValueSource(longs = {10_000, 0, 4_000_000})
    void upTimesSinceAStartLongAgo(long beforeExport) throws Exception {
        long up = 5_000_000_000L;
        decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(3, options(400, 1, 149, 4, 160, 8)),
                        set(400, Octet.s().u32(1).u64(SECONDS * 1_000 - up).toBytes()),
                        set(2, template(256, 8, 4, 12, 4, 22, 4, 21, 4)),
                        set(
                                256,
                                Octet.s()
                                        .address(A)
                                        .address(B)
                                        .u32(up - beforeExport - 7, up - beforeExport)
                                        .toBytes())));
        assertThat(flow().getEndTime()).isEqualTo(EXPORTED - beforeExport * 1_000);
        assertThat(flow().getStartTime()).isEqualTo(EXPORTED - beforeExport * 1_000 - 7_000);
    }

    /** nfreplay sends flows of tomorrow by its header: an absolute time needs none. */
    @Test
    void absoluteTimesHoldWhateverTheHeaderSays() throws Exception {
        long day = 86_400_000;
        decode(
                v9(
                        0,
                        SECONDS,
                        1,
                        1,
                        set(0, template(256, 8, 4, 12, 4, 152, 8, 153, 8)),
                        set(
                                256,
                                Octet.s()
                                        .address(A)
                                        .address(B)
                                        .u64(SECONDS * 1_000 + day, SECONDS * 1_000 + day + 5)
                                        .toBytes())));
        assertThat(flow().getStartTime()).isEqualTo(EXPORTED + day * 1_000);
        assertThat(flow().getEndTime()).isEqualTo(EXPORTED + day * 1_000 + 5_000);
    }

    @Test
    void durationsAndTimesOfObservation() throws Exception {
        decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(
                                2,
                                template(256, 8, 4, 12, 4, 152, 8, 161, 4),
                                template(257, 8, 4, 12, 4, 323, 8),
                                template(258, 8, 4, 12, 4, 22, 4, 21, 4)),
                        set(
                                256,
                                Octet.s()
                                        .address(A)
                                        .address(B)
                                        .u64(SECONDS * 1_000 - 9_000)
                                        .u32(1_500)
                                        .toBytes()),
                        set(
                                257,
                                Octet.s().address(A).address(B).u64(SECONDS * 1_000 - 7).toBytes()),
                        // Up times of a clock whose start nobody said: only how long it took.
                        set(258, Octet.s().address(A).address(B).u32(7_000, 9_000).toBytes())));
        assertThat(flows.stream().map(f -> EXPORTED - f.getStartTime()))
                .containsExactly(9_000_000L, 7_000L, 2_000_000L);
        assertThat(flows.stream().map(f -> EXPORTED - f.getEndTime()))
                .containsExactly(7_500_000L, 7_000L, 0L);
    }

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
        decode(
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
                        flows.stream()
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
        decode(
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
        assertThat(flow().getDestinationBytes()).isNull();
        assertThat(flow().getDestinationPackets()).isNull();
        assertThat(flow().getInitiatorKnown()).isFalse();
    }

    @Test
    void initiatorAndResponderCounts() throws Exception {
        decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        1,
                        set(0, template(256, 8, 4, 12, 4, 231, 4, 232, 4, 298, 4, 299, 4)),
                        set(256, Octet.s().address(A).address(B).u32(10, 2_000, 1, 3).toBytes())));
        assertThat(flow().getSourceBytes()).isEqualTo(10);
        assertThat(flow().getDestinationBytes()).isEqualTo(2_000);
        assertThat(flow().getDestinationPackets()).isEqualTo(3);
        assertThat(flow().getInitiatorKnown()).isTrue();
    }

    @Test
    void countsFallBack() throws Exception {
        decode(
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
        assertThat(flows.stream().map(Flow::getSourceBytes)).containsExactly(32L, 77L);
        assertThat(flows.stream().map(Flow::getSourcePackets)).containsExactly(1L, 0L);
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
        decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        1,
                        set(1, v9Options(400, fields)),
                        set(400, Octet.s().u32(0).bytes(value.toBytes()).toBytes()),
                        set(0, template(256, 8, 4, 12, 4)),
                        set(256, addresses)));
        decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        2,
                        set(0, template(257, inRecord)),
                        set(257, Octet.s().bytes(addresses).bytes(value.toBytes()).toBytes())));
        assertThat(flows.stream().map(Flow::getSamplingRate)).containsExactly(rate, rate);
    }

    @Test
    void samplersAreTables() throws Exception {
        byte[] addresses = Octet.s().address(A).address(B).toBytes();
        decode(
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
        assertThat(flows.stream().map(Flow::getSamplingRate)).containsExactly(1_000L, 64L, 1L, 64L);
    }

    @Test
    void samplersAreBounded() throws Exception {
        decode(v9(0, SECONDS, 0, 1, set(1, v9Options(400, 48, 4, 34, 4))));
        Octet many = Octet.s();
        for (int id = 0; id < 2_000; id++) {
            many.u32(0, id, 10 + id);
        }
        decode(v9(0, SECONDS, 1, 1, set(400, many.toBytes())));
        byte[] addresses = Octet.s().address(A).address(B).toBytes();
        decode(
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
        assertThat(flows.stream().map(Flow::getSamplingRate)).containsExactly(986L, 1L);
    }

    @Test
    void sampledPacketsInRecords() throws Exception {
        byte[] ip = Packets.ip(A, B, 6, Packets.tcp(40_000, 23, Packets.SYN, 1, new byte[0]));
        byte[] frame = Packets.frame(ip, 7);
        decode(
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
        assertThat(flows).hasSize(2);
        assertThat(flows)
                .allMatch(f -> f.getSourceBytes() == 40 && f.getSourcePackets() == 1)
                .allMatch(f -> f.getTcpFlags() == Packets.SYN && f.getDestinationPort() == 23);
        assertThat(flows.get(1).getSamplingRate()).isEqualTo(512);
        assertThat(exporter.counters().records()).isEqualTo(3);
        assertThat(exporter.counters().flows()).isEqualTo(2);
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
        decode(ipfix(SECONDS, 0, 1, set(2, template(256, fields)), set(256, six, four, both)));
        assertThat(flows.stream().map(f -> IpAddress.of(f.getSourceAddress()).text()))
                .containsExactly("2001:db8::1", A, A);
    }

    @Test
    void icmpInEveryForm() throws Exception {
        byte[] addresses = Octet.s().address(A).address(B).toBytes();
        decode(
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
        assertThat(flows)
                .hasSize(3)
                .allMatch(f -> f.getIcmpType() == 3 && f.getIcmpCode() == 1)
                .allMatch(f -> f.getDestinationPort() == 0);
    }

    @Test
    void sequenceGapsAreCounted() throws Exception {
        byte[] record = v5Record(A, 1, B, 2, 17, 0, 0, 0);
        decode(v5(0, SECONDS, 0, 0xfffffffeL, 0, record, record));
        decode(v5(0, SECONDS, 0, 0, 0, record));
        assertThat(exporter.counters().lost()).isZero();
        decode(v5(0, SECONDS, 0, 11, 0, record));
        assertThat(exporter.counters().lost()).isEqualTo(10);
        // Overtaken, not lost again; and a restart.
        decode(v5(0, SECONDS, 0, 1, 0, record));
        decode(v5(0, SECONDS, 0, 12, 0, record));
        assertThat(exporter.counters().lost()).isEqualTo(10);
        decode(v5(0, SECONDS, 0, 500_000, 0, record));
        decode(v5(0, SECONDS, 0, 0, 0, record));
        assertThat(exporter.counters().restarts()).isEqualTo(1);
        decode(v5(0, SECONDS, 0, 1_000_002, 0, record));
        assertThat(exporter.counters().restarts()).isEqualTo(2);
        long before = exporter.counters().lost();
        decode(v9(0, SECONDS, 5, 1));
        decode(v9(0, SECONDS, 6, 1));
        decode(v9(0, SECONDS, 9, 1));
        assertThat(exporter.counters().lost() - before).isEqualTo(2);
        decode(ipfix(SECONDS, 100, 1, set(2, template(300, PLAIN)), set(300, plain(1, 1, 1))));
        decode(ipfix(SECONDS, 101, 1, set(300, plain(1, 1, 1), plain(1, 1, 1))));
        decode(ipfix(SECONDS, 108, 1, set(300, plain(1, 1, 1))));
        assertThat(exporter.counters().lost() - before).isEqualTo(2 + 5);
        // How many records an unknown set holds is not known, so neither is what comes next.
        decode(ipfix(SECONDS, 109, 1, set(999, plain(1, 1, 1))));
        decode(ipfix(SECONDS, 150, 1, set(300, plain(1, 1, 1))));
        assertThat(exporter.counters().lost() - before).isEqualTo(2 + 5);
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
        decode(ipfix(SECONDS, 0, 1, set(2, template(300, 8, 4, 82, 65_535))));
        assertThat(error(ipfix(SECONDS, 0, 1, set(300, Octet.s().address(A).u8(200).toBytes()))))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(error(ipfix(SECONDS, 0, 1, set(300, Octet.s().address(A).u8(255, 1).toBytes()))))
                .isEqualTo(DecodeError.BAD_DATAGRAM);
        assertThat(flows).isEmpty();
    }

    /** What is wrong with one set does not cost the others their records. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBadSetAmongGoodOnes(boolean first) throws Exception {
        byte[] bad = set(2, Octet.s().u16(301, 65_535).toBytes());
        byte[] good = set(300, plain(53, 1, 1));
        decode(ipfix(SECONDS, 0, 1, set(2, template(300, PLAIN))));
        assertThatThrownBy(
                        () ->
                                decode(
                                        first
                                                ? ipfix(SECONDS, 0, 1, bad, good)
                                                : ipfix(SECONDS, 0, 1, good, bad)))
                .isInstanceOfSatisfying(
                        RejectedInput.class, e -> assertThat(e.isInPart()).isTrue());
        assertThat(flow().getDestinationPort()).isEqualTo(53);
    }

    @Test
    void zerosAtTheEndArePadding() throws Exception {
        decode(
                v9(
                        0,
                        SECONDS,
                        0,
                        1,
                        set(0, template(300, PLAIN)),
                        set(300, plain(53, 1, 1), new byte[2]),
                        new byte[500]));
        assertThat(flow().getDestinationPort()).isEqualTo(53);
    }

    @Test
    void templatesAndDomainsAreBounded() throws Exception {
        for (int id = 256; id < 256 + 2_000; id++) {
            decode(ipfix(SECONDS, 0, 1, set(2, template(id, PLAIN))));
        }
        decode(ipfix(SECONDS, 0, 1, set(256, plain(1, 1, 1))));
        assertThat(flows).isEmpty();
        decode(ipfix(SECONDS, 0, 1, set(2_255, plain(1, 1, 1))));
        assertThat(flows).hasSize(1);
        assertThat(domains.fields()).isEqualTo(Domain.MOST_TEMPLATES * 7);
        for (int domain = 0; domain < 5_000; domain++) {
            decode(ipfix(SECONDS, 0, domain, set(2, template(300, PLAIN))));
        }
        assertThat(domains.size()).isEqualTo(Domains.MOST);
        Domains small = new Domains(100, 70, 1_000);
        decoder = new NetflowDecoder(small);
        for (int domain = 0; domain < 50; domain++) {
            decode(ipfix(SECONDS, 0, domain, set(2, template(300, PLAIN))));
        }
        assertThat(small.fields()).isEqualTo(70);
        assertThat(small.size()).isEqualTo(10);
    }
}
