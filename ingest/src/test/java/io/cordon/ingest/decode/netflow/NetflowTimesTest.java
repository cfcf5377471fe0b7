package io.cordon.ingest.decode.netflow;

import static io.cordon.ingest.decode.netflow.Router.A;
import static io.cordon.ingest.decode.netflow.Router.B;
import static io.cordon.ingest.decode.netflow.Router.EXPORTED;
import static io.cordon.ingest.decode.netflow.Router.SECONDS;
import static io.cordon.ingest.testing.Exports.ipfix;
import static io.cordon.ingest.testing.Exports.options;
import static io.cordon.ingest.testing.Exports.set;
import static io.cordon.ingest.testing.Exports.template;
import static io.cordon.ingest.testing.Exports.v5;
import static io.cordon.ingest.testing.Exports.v5Record;
import static io.cordon.ingest.testing.Exports.v9;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.testing.Octet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of saying when a flow was. */
class NetflowTimesTest {

    private final Router router = new Router();

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
        router.decode(v5(up, SECONDS, 0, 1, 0, v5Record(A, 1, B, 2, 17, 0, first, last)));
        router.decode(
                v9(
                        up,
                        SECONDS,
                        1,
                        7,
                        set(0, template(256, 8, 4, 12, 4, 22, 4, 21, 4)),
                        set(256, Octet.s().address(A).address(B).u32(first, last).toBytes())));
        assertThat(router.flows).hasSize(2);
        assertThat(router.flows)
                .allSatisfy(
                        flow -> {
                            assertThat(flow.getStartTime()).isEqualTo(EXPORTED - start * 1_000);
                            assertThat(flow.getEndTime()).isEqualTo(EXPORTED - end * 1_000);
                        });
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
        router.decode(
                ipfix(
                        SECONDS,
                        0,
                        1,
                        set(3, options(400, 1, 149, 4, 160, 8)),
                        set(400, init),
                        set(2, template(256, 8, 4, 12, 4, element, length)),
                        set(256, (length == 4 ? start.u32(value) : start.u64(value)).toBytes())));
        assertThat(router.flow().getStartTime()).isEqualTo(EXPORTED - before);
        assertThat(router.flow().getEndTime()).isEqualTo(EXPORTED);
    }

    /** 57.9 days after its start an exporter's up time has wrapped around once. */
    @ParameterizedTest
    @ValueSource(longs = {10_000, 0, 4_000_000})
    void upTimesSinceAStartLongAgo(long beforeExport) throws Exception {
        long up = 5_000_000_000L;
        router.decode(
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
        assertThat(router.flow().getEndTime()).isEqualTo(EXPORTED - beforeExport * 1_000);
        assertThat(router.flow().getStartTime()).isEqualTo(EXPORTED - beforeExport * 1_000 - 7_000);
    }

    /** nfreplay sends flows of tomorrow by its header: an absolute time needs none. */
    @Test
    void absoluteTimesHoldWhateverTheHeaderSays() throws Exception {
        long day = 86_400_000;
        router.decode(
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
        assertThat(router.flow().getStartTime()).isEqualTo(EXPORTED + day * 1_000);
        assertThat(router.flow().getEndTime()).isEqualTo(EXPORTED + day * 1_000 + 5_000);
    }

    @Test
    void durationsAndTimesOfObservation() throws Exception {
        router.decode(
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
        assertThat(router.flows.stream().map(f -> EXPORTED - f.getStartTime()))
                .containsExactly(9_000_000L, 7_000L, 2_000_000L);
        assertThat(router.flows.stream().map(f -> EXPORTED - f.getEndTime()))
                .containsExactly(7_500_000L, 7_000L, 0L);
    }
}
