package io.cordon.ingest.decode.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.packet.LinkType;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.avro.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table's bound and its other settings. */
class FlowTableTest {

    private final List<SpecificRecordBase> records = new ArrayList<>();

    private static DecodeContext context() {
        return new DecodeContext(
                new DecodeSettings("default", null, null, null, new byte[32], false), Format.PCAP);
    }

    private void take(CaptureFlows flows, long time, int port) throws Exception {
        byte[] packet = Packets.ip("192.0.2.1", "192.0.2.2", 17, Packets.udp(port, 9, new byte[0]));
        flows.take(LinkType.RAW_IP, time, packet, 0, packet.length, packet.length, records::add);
    }

    /** The fifth flow of four drives out the one that was silent longest, not the oldest. */
    @Test
    void aFullTableGivesTheFlowThatWasSilentLongest() throws Exception {
        CaptureFlows flows =
                new CaptureFlows(
                        context(),
                        new FlowTimeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), 4));
        for (int port = 1; port <= 4; port++) {
            take(flows, port, port);
        }
        take(flows, 5, 1);
        assertThat(records).isEmpty();
        take(flows, 6, 5);
        assertThat(records)
                .singleElement()
                .satisfies(record -> assertThat(((Flow) record).getSourcePort()).isEqualTo(2));
        for (int port = 6; port < 10_000; port++) {
            take(flows, port, port);
        }
        assertThat(records).hasSize(9_999 - 4);
        flows.finish(records::add);
        assertThat(records).hasSize(9_999);
    }

    @ParameterizedTest
    @CsvSource({
        // sources and destinations of two packets' first bytes, and what the flow says
        "0x23, 0x24,", // mode 3 and its answer
        "0x16, 0x23, 6",
        "0x23, 0x96, 6",
        "0x17, 0x97, 7",
        "0x16, 0x97, 7",
        "0x97, 0x16, 7",
    })
    void aFlowOfNtpSaysWhichQueriesItHolds(String first, String second, @Nullable Integer mode)
            throws Exception {
        assertThat(ntpMode(123, first, second)).isEqualTo(mode);
        assertThat(ntpMode(124, first, second)).isNull();
    }

    @Test
    void anEmptyPacketHasNoMode() throws Exception {
        assertThat(ntpMode(123, "", "")).isNull();
    }

    private @Nullable Integer ntpMode(int port, String first, String second) throws Exception {
        CaptureFlows flows =
                new CaptureFlows(
                        context(),
                        new FlowTimeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), 4));
        byte[] asked =
                Packets.ip("192.0.2.1", "192.0.2.2", 17, Packets.udp(40_000, port, payload(first)));
        byte[] answered =
                Packets.ip(
                        "192.0.2.2", "192.0.2.1", 17, Packets.udp(port, 40_000, payload(second)));
        flows.take(LinkType.RAW_IP, 1, asked, 0, asked.length, asked.length, records::add);
        flows.take(LinkType.RAW_IP, 2, answered, 0, answered.length, answered.length, records::add);
        records.clear();
        flows.finish(records::add);
        return ((Flow) records.get(0)).getNtpMode();
    }

    private static byte[] payload(String first) {
        return first.isEmpty() ? new byte[0] : new byte[] {Integer.decode(first).byteValue(), 0};
    }

    @Test
    void timeoutsAreChecked() {
        assertThatThrownBy(() -> new FlowTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), 1))
                .hasMessageStartingWith("Cannot use flow timeouts: active=PT1S");
        assertThatThrownBy(() -> new FlowTimeouts(Duration.ofSeconds(1), Duration.ZERO, 1))
                .hasMessageContaining("less than 1 ms");
        assertThatThrownBy(() -> new FlowTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), 0))
                .hasMessageContaining("mostFlows=0");
    }
}
