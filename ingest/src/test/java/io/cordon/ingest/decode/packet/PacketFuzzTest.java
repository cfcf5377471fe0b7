package io.cordon.ingest.decode.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.testing.Chunks;
import io.cordon.ingest.testing.Effort;
import io.cordon.schema.avro.Flow;

/** Fuzzes packets of every link layer; the normal test run replays the saved inputs. */
class PacketFuzzTest {

    private final Packet packet = new Packet();
    private final PacketParser parser = new PacketParser(packet);

    @FuzzTest(maxDuration = "10m")
    void parses(byte[] content) {
        Effort.bounded(content.length, () -> Chunks.each(content, this::packet));
    }

    /** Three bits choose the link layer, five how many times 64 bytes were cut off the packet. */
    private void packet(int about, byte[] captured) {
        LinkType[] links = LinkType.values();
        LinkType link = links[(about & 7) % links.length];
        long wire = captured.length + (about >>> 3) * 64L;
        try {
            if (!parser.parse(link, captured, 0, captured.length, wire)) {
                return;
            }
        } catch (RejectedInput e) {
            assertThat(e.error()).isNotNull();
            return;
        }
        assertThat(packet.payloadFrom()).isBetween(0, captured.length);
        assertThat(packet.payloadTo()).isBetween(packet.payloadFrom(), captured.length);
        assertThat(packet.layer3Bytes()).isNotNegative();
        assertThat(packet.sourcePort()).isBetween(0, 0xffff);
        assertThat(packet.destinationPort()).isBetween(0, 0xffff);
        assertThat(packet.transport()).isBetween(0, 0xff);
        Flow flow = new Flow();
        packet.describe(flow);
        assertThat(flow.getSourcePackets()).isEqualTo(1);
    }
}
