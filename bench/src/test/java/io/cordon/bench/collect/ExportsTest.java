package io.cordon.bench.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.datagram.ExportDecoder;
import io.cordon.ingest.decode.export.ExporterCounters;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent is what it says: every record is read, none is missing by its sequence number. */
class ExportsTest {

    private static final long SECONDS = 1_700_000_000L;

    @ParameterizedTest
    @EnumSource
    void everyRecordIsRead(ExportProtocol protocol) throws Exception {
        Exports exports = new Exports(protocol, SECONDS, 1);
        ExportDecoder decoder =
                new ExportDecoder(
                        new DecodeSettings("default", null, null, null, new byte[32], false));
        List<Flow> flows = new ArrayList<>();
        long sent = 0;
        for (int i = 0; i < 2 * Exports.DATAGRAMS; i++) {
            Exports.Datagram datagram = exports.next();
            byte[] bytes = new byte[datagram.bytes().remaining()];
            datagram.bytes().get(bytes);
            assertThat(bytes).hasSizeBetween(1, 1_472);
            decoder.decode(
                    IpAddress.parse("192.0.2.1"),
                    SECONDS * 1_000_000,
                    bytes,
                    0,
                    bytes.length,
                    record -> flows.add((Flow) record));
            sent += datagram.records();
        }
        assertThat(flows).hasSize((int) sent);
        assertThat(decoder.abandoned()).isEmpty();
        assertThat(decoder.counters().values())
                .singleElement()
                .extracting(ExporterCounters::lost, ExporterCounters::restarts)
                .containsExactly(0L, 0L);
        long packets = protocol == ExportProtocol.SFLOW ? 1 : 3;
        assertThat(flows).allMatch(flow -> flow.getSourcePackets() == packets);
        assertThat(flows).allMatch(flow -> flow.getEndTime() <= SECONDS * 1_000_000);
        boolean hasV6 =
                flows.stream().anyMatch(flow -> !IpAddress.of(flow.getSourceAddress()).isV4());
        assertThat(hasV6).isEqualTo(protocol != ExportProtocol.V5);
    }

    @Test
    void aRouterThatStartsAnewSendsItsTemplatesFirst() {
        Exports exports = new Exports(ExportProtocol.V9, SECONDS, 1);
        for (int i = 0; i < 10; i++) {
            exports.next();
        }
        exports.restart();
        Exports.Datagram first = exports.next();
        assertThat(first.records()).isZero();
        assertThat(first.bytes().getInt(12)).isZero();
        assertThat(exports.next().bytes().getInt(12)).isEqualTo(1);
    }
}
