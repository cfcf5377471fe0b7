package io.cordon.ingest.decode.sflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.testing.Chunks;
import io.cordon.ingest.testing.Effort;
import io.cordon.schema.address.IpAddress;
import java.io.IOException;

/** Fuzzes sFlow datagrams in a row; the normal test run replays the saved inputs. */
class SflowDatagramsFuzzTest {

    private static final DecodeSettings SETTINGS =
            new DecodeSettings("default", null, null, null, new byte[32], false);
    private static final Exporter EXPORTER =
            new Exporter(SETTINGS, Format.SFLOW, IpAddress.ofV4(0xc0000201));

    /** A sample's header and one record's. */
    private static final int SHORTEST_SAMPLE = 48;

    @FuzzTest(maxDuration = "10m")
    void decodes(byte[] content) {
        Effort.bounded(
                content.length,
                () -> {
                    SflowDecoder decoder = new SflowDecoder();
                    Chunks.each(content, (about, datagram) -> decode(decoder, about, datagram));
                });
    }

    private static void decode(SflowDecoder decoder, int about, byte[] datagram)
            throws IOException {
        long[] flows = {0};
        try {
            decoder.decode(
                    EXPORTER,
                    1_700_000_000_000_000L + about,
                    datagram,
                    0,
                    datagram.length,
                    flow -> flows[0]++);
        } catch (RejectedInput e) {
            assertThat(e.error()).isNotNull();
        }
        assertThat(flows[0]).isLessThanOrEqualTo(datagram.length / SHORTEST_SAMPLE);
    }
}
