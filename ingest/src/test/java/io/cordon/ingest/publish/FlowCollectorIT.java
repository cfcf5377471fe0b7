package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.listen.FlowCollector;
import io.cordon.ingest.listen.FlowListenSettings;
import io.cordon.ingest.listen.ListenReport;
import io.cordon.ingest.testing.Exports;
import io.cordon.ingest.testing.Octet;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.testing.SharedStack;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated exports over loopback, through the collector, onto a real broker. */
class FlowCollectorIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @BeforeAll
    static void installTopics() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", SharedStack.kafka().bootstrapServers()))) {
            TopicInstaller.apply(admin);
        }
    }

    @Test
    void whatIsSentIsOnTheTopic() throws Exception {
        String bootstrap = SharedStack.kafka().bootstrapServers();
        long now = Clock.systemUTC().instant().getEpochSecond();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int datagrams = 300;
        try (RecordPublisher publisher =
                        new RecordPublisher(
                                PublishSettings.defaults(bootstrap), Clock.systemUTC());
                DatagramSocket socket = new DatagramSocket()) {
            FlowCollector collector =
                    new FlowCollector(
                            FlowListenSettings.defaults(loopback, List.of(0, 0)),
                            new DecodeSettings("exports", null, null, null, new byte[32], false),
                            publisher,
                            Clock.systemUTC());
            collector.start();
            for (int i = 0; i < datagrams; i++) {
                byte[] datagram = i % 3 == 0 ? v5(now, i) : ipfix(now, i);
                socket.send(
                        new DatagramPacket(
                                datagram, datagram.length, loopback, collector.ports().get(i % 2)));
                long sent = i + 1;
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .atMost(LONG)
                        .until(() -> collector.received() == sent);
            }
            byte[] bad = {0, 7, 0, 0};
            socket.send(new DatagramPacket(bad, bad.length, loopback, collector.ports().get(0)));
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(LONG)
                    .until(() -> collector.received() == datagrams + 1);
            ListenReport report = collector.stop(LONG);
            assertThat(report.decoded()).isEqualTo(datagrams);
            assertThat(report.rejected()).isEqualTo(1);
            // 100 of 20 records, 200 of 10; the first exporter's data waited for its template.
            assertThat(publisher.published()).isEqualTo(100 * 20 + 200 * 10);
        }
        assertThat(TopicContent.count(TopicContent.flows(bootstrap, "exports"))).isEqualTo(4_000);
        assertThat(TopicContent.letters(bootstrap, "exports"))
                .singleElement()
                .satisfies(l -> assertThat(l.getCode()).isEqualTo("UNSUPPORTED_VERSION"));
    }

    private static byte[] v5(long now, int number) {
        byte[][] records = new byte[20][];
        for (int i = 0; i < records.length; i++) {
            records[i] =
                    Exports.v5Record(
                            "192.0.2." + (1 + i), 1 + number, "198.51.100.9", 53, 17, 0, 0, 0);
        }
        return Exports.v5(0, now, 0, number * 20L, 0, records);
    }

    /** The template comes with the 21st datagram; 13 sets wait for it. */
    private static byte[] ipfix(long now, int number) {
        Octet records = Octet.s();
        for (int i = 0; i < 10; i++) {
            records.address("192.0.2." + (100 + i))
                    .address("198.51.100.9")
                    .u16(1 + number, 443)
                    .u8(6)
                    .u32(100, 1);
        }
        byte[] data = Exports.set(256, records.toBytes());
        return number == 20
                ? Exports.ipfix(
                        now,
                        number * 10L,
                        9,
                        Exports.set(
                                2,
                                Exports.template(256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 1, 4, 2, 4)),
                        data)
                : Exports.ipfix(now, number * 10L, 9, data);
    }
}
