package io.cordon.ingest.decode.netflow;

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

/**
 * Fuzzes NetFlow v5, v9 and IPFIX datagrams of four exporters in a row, with bounds so low that
 * they are reached; the normal test run replays the saved inputs.
 */
class NetflowDatagramsFuzzTest {

    private static final int MOST_DOMAINS = 4;
    private static final int MOST_FIELDS = 64;
    private static final int MOST_WAITING = 512;
    private static final long FIVE_MINUTES = 300_000_000L;
    private static final DecodeSettings SETTINGS =
            new DecodeSettings("default", null, null, null, new byte[32], false);

    @FuzzTest(maxDuration = "10m")
    void decodes(byte[] content) {
        Effort.bounded(content.length, () -> new Exporters().take(content));
    }

    private static final class Exporters {
        private final Domains domains = new Domains(MOST_DOMAINS, MOST_FIELDS, MOST_WAITING);
        private final NetflowDecoder decoder = new NetflowDecoder(domains);
        private long now = 1_700_000_000_000_000L;
        private long flows;

        void take(byte[] content) throws IOException {
            Chunks.each(content, this::datagram);
            decoder.finish();
            decoder.abandoned();
            assertThat(domains.budget().held()).isZero();
            // The shortest record of a flow has two addresses.
            assertThat(flows).isLessThanOrEqualTo(content.length / 8);
        }

        /** Two bits choose the exporter, six how many times five minutes pass before. */
        private void datagram(int about, byte[] datagram) throws IOException {
            IpAddress address = IpAddress.ofV4(0xc0000200 | about & 3);
            now += (about >>> 2) * FIVE_MINUTES;
            try {
                decoder.decode(
                        new Exporter(SETTINGS, Format.NETFLOW, address),
                        address,
                        now,
                        datagram,
                        0,
                        datagram.length,
                        flow -> flows++);
            } catch (RejectedInput e) {
                assertThat(e.error()).isNotNull();
            }
            assertThat(domains.size()).isLessThanOrEqualTo(MOST_DOMAINS);
            assertThat(domains.budget().held()).isBetween(0L, (long) MOST_WAITING);
            if (domains.size() > 1) {
                assertThat(domains.fields()).isBetween(0, MOST_FIELDS);
            }
        }
    }
}
