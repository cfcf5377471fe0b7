package io.cordon.ingest.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.testing.Exports;
import io.cordon.ingest.testing.Octet;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets on loopback. */
@Timeout(120)
class FlowCollectorTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final long SECONDS = 1_704_852_098L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(SECONDS), ZoneOffset.UTC);

    private static FlowCollector started(
            InetAddress bind, List<Integer> ports, HeldDelivery delivery, int most)
            throws IOException {
        FlowCollector collector =
                new FlowCollector(
                        new FlowListenSettings(bind, ports, most, 1 << 24, 1 << 20),
                        new DecodeSettings("default", null, null, null, new byte[32], false),
                        delivery,
                        CLOCK);
        collector.start();
        return collector;
    }

    private static void send(String host, int port, byte[] datagram) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(
                    new DatagramPacket(
                            datagram, datagram.length, InetAddress.getByName(host), port));
        }
    }

    private static byte[] v5(int sequence, int port) {
        return Exports.v5(
                0,
                SECONDS,
                0,
                sequence,
                0,
                Exports.v5Record("192.0.2.7", port, "198.51.100.9", 53, 17, 0, 0, 0));
    }

    private static byte[] sflow() {
        byte[] packet =
                Packets.ip("192.0.2.7", "198.51.100.9", 17, Packets.udp(1, 53, new byte[10]));
        byte[] raw =
                Octet.s()
                        .u32(1, 16 + Octet.s().bytes(packet).pad(4).size())
                        .u32(11, packet.length, 0, packet.length)
                        .bytes(packet)
                        .pad(4)
                        .toBytes();
        byte[] sample = Octet.s().u32(1, 2, 512, 9, 0, 3, 4, 1).bytes(raw).toBytes();
        return Octet.s()
                .u32(5, 1)
                .address("192.0.2.200")
                .u32(0, 1, 1, 1)
                .u32(1, sample.length)
                .bytes(sample)
                .toBytes();
    }

    /** Every protocol at every port, over IPv4 and IPv6, each exporter a sensor. */
    @Test
    void everyProtocolAtEveryPort() throws Exception {
        HeldDelivery kept = HeldDelivery.open();
        FlowCollector collector =
                started(InetAddress.getByName("::"), List.of(0, 0, 0), kept, 1_000);
        byte[] template = Exports.set(2, Exports.template(256, 8, 4, 12, 4, 11, 2));
        byte[] data =
                Exports.set(
                        256,
                        Octet.s().address("192.0.2.7").address("198.51.100.9").u16(53).toBytes());
        List<Integer> ports = collector.ports();
        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port > 0);
        long sent = 0;
        for (int port : ports) {
            send("127.0.0.1", port, v5(port, 7));
            send("::1", port, Exports.ipfix(SECONDS, 0, port, data));
            send("::1", port, Exports.ipfix(SECONDS, 1, port, template));
            send("127.0.0.1", port, sflow());
            sent += 4;
            long expected = sent;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(LONG)
                    .until(() -> collector.received() == expected);
        }
        ListenReport report = collector.stop(LONG);
        assertThat(report).isEqualTo(new ListenReport(12, 12, 0, 0, 0, 0, 0, 0, Map.of()));
        assertThat(kept.flows().stream().map(f -> f.getSensor() + " " + f.getDataset()))
                .containsOnly(
                        "127.0.0.1 netflow.v5", "--1 netflow.ipfix", "192.0.2.200 sflow.sample")
                .hasSize(9);
        assertThat(kept.flows()).allMatch(f -> f.getDestinationPort() == 53);
        assertThat(kept.letters()).isEmpty();
        assertThat(collector.exporters())
                .containsKeys("netflow 127.0.0.1", "netflow ::1", "sflow 192.0.2.200");
    }

    @Test
    void aBurstBeyondTheQueueIsDroppedAndCountedByExporter() throws Exception {
        HeldDelivery kept = new HeldDelivery();
        FlowCollector collector = started(InetAddress.getLoopbackAddress(), List.of(0), kept, 10);
        int port = collector.ports().get(0);
        send("127.0.0.1", port, v5(1, 1));
        // It is out of the queue, and the broker is away.
        assertThat(kept.reached.await(60, TimeUnit.SECONDS)).isTrue();
        for (int i = 2; i <= 101; i++) {
            send("127.0.0.1", port, v5(i, i));
            int expected = i;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(LONG)
                    .until(() -> collector.received() == expected);
        }
        kept.release();
        ListenReport report = collector.stop(LONG);
        assertThat(report)
                .isEqualTo(new ListenReport(101, 11, 0, 0, 0, 90, 0, 0, Map.of("127.0.0.1", 90L)));
        assertThat(kept.flows().stream().map(Flow::getSourcePort))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void badDatagramsAreDeadLettersUpToSixtyAMinute() throws Exception {
        HeldDelivery kept = HeldDelivery.open();
        FlowCollector collector =
                started(InetAddress.getLoopbackAddress(), List.of(0), kept, 1_000);
        int port = collector.ports().get(0);
        for (int i = 1; i <= 100; i++) {
            send("127.0.0.1", port, new byte[] {0, 8, 1, 2});
            int expected = i;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(LONG)
                    .until(() -> collector.received() == expected);
        }
        byte[] data = Exports.set(256, new byte[20]);
        send("127.0.0.1", port, Exports.ipfix(SECONDS, 0, 1, data));
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(LONG)
                .until(() -> collector.received() == 101);
        ListenReport report = collector.stop(LONG);
        assertThat(report.rejected()).isEqualTo(100);
        assertThat(kept.letters()).hasSize(LetterLimit.PER_MINUTE + 1);
        DeadLetter first = kept.letters().get(0);
        assertThat(first.getCode()).isEqualTo("UNSUPPORTED_VERSION");
        assertThat(first.getSource()).isEqualTo("netflow udp 127.0.0.1");
        assertThat(first.getLength()).isEqualTo(4);
        assertThat(first.getInput()).isNull();
        assertThat(kept.letters().get(LetterLimit.PER_MINUTE).getCode())
                .isEqualTo("UNKNOWN_TEMPLATE");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                            () ->
                                    started(
                                            InetAddress.getLoopbackAddress(),
                                            List.of(0, taken.getLocalPort()),
                                            HeldDelivery.open(),
                                            10))
                    .hasMessageStartingWith(
                            "Cannot listen at 127.0.0.1, udp=" + taken.getLocalPort() + ": ");
        }
    }

    @Test
    void settingsAreChecked() {
        InetAddress bind = InetAddress.getLoopbackAddress();
        assertThat(FlowListenSettings.defaults(bind, FlowListenSettings.PORTS).ports())
                .containsExactly(2055, 4739, 6343);
        assertThatThrownBy(() -> FlowListenSettings.defaults(bind, List.of()))
                .hasMessage("Cannot listen: 0 ports are not 1-16");
        assertThatThrownBy(() -> FlowListenSettings.defaults(bind, List.of(65_536)))
                .hasMessage("Cannot listen: a port is not 0-65535: udp=65536");
        assertThatThrownBy(() -> new FlowListenSettings(bind, List.of(1), 0, 1 << 20, 1))
                .hasMessageContaining("the queue holds no datagram");
    }

    @Test
    void lettersOfOneSenderAreLimitedByTheMinute() {
        LetterLimit limit = new LetterLimit();
        var one = IpAddress.parse("192.0.2.1");
        for (int i = 0; i < 200; i++) {
            assertThat(limit.allows(one, i)).isEqualTo(i < 60);
        }
        assertThat(limit.suppressed()).isEqualTo(140);
        assertThat(limit.allows(IpAddress.parse("192.0.2.2"), 0)).isTrue();
        assertThat(limit.allows(one, 60_000_000)).isTrue();
    }
}
