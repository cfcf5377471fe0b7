package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.listen.ListenReport;
import io.cordon.ingest.listen.ListenSettings;
import io.cordon.ingest.listen.SyslogCollector;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.KafkaBroker;
import io.cordon.stack.process.Loopback;
import io.cordon.stack.testing.TestDirectory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Syslog from a socket onto a real broker that is killed and comes back. */
class RecordPublisherIT {

    private static final int BEFORE = 400;
    private static final int WHILE_AWAY = 600;

    private static String messages(int from, int to) {
        StringBuilder stream = new StringBuilder();
        for (int i = from; i < to; i++) {
            stream.append("<38>1 ")
                    .append(Instant.now())
                    .append(" 192.0.2.9 sshd - - - Failed password for u")
                    .append(i)
                    .append(" from 198.51.100.7 port 9 ssh2\n");
        }
        return stream.toString();
    }

    private static void send(SyslogCollector to, String stream) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.tcpPort())) {
            socket.getOutputStream().write(stream.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void nothingThatWasReceivedIsLostWhenTheBrokerIsKilled() throws Exception {
        try (KafkaBroker broker =
                new KafkaBroker(TestDirectory.create("kafka-syslog"), Loopback.freePort())) {
            broker.start();
            String bootstrap = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
                TopicInstaller.apply(admin);
            }
            try (RecordPublisher publisher =
                    new RecordPublisher(PublishSettings.defaults(bootstrap), Clock.systemUTC())) {
                SyslogCollector collector =
                        new SyslogCollector(
                                ListenSettings.defaults(InetAddress.getLoopbackAddress(), -1, 0),
                                new DecodeSettings(
                                        "syslog-it", null, null, null, new byte[32], false),
                                publisher,
                                Clock.systemUTC());
                collector.start();
                send(collector, messages(0, BEFORE));
                await().atMost(Duration.ofSeconds(60)).until(() -> publisher.published() == BEFORE);
                broker.kill();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !broker.children().get(0).isAlive());
                String ahead = Instant.now().plus(Duration.ofHours(1)).toString();
                send(
                        collector,
                        messages(BEFORE, BEFORE + WHILE_AWAY)
                                + "<38>1 "
                                + ahead
                                + " 192.0.2.9 sshd - - - Failed password for x from 198.51.100.7"
                                + " port 9 ssh2\nnonsense\n");
                // Receiving does not wait for the broker.
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> collector.received() == BEFORE + WHILE_AWAY + 2);
                broker.start();
                ListenReport report = collector.stop(Duration.ofSeconds(120));
                assertThat(report.decoded()).isEqualTo(BEFORE + WHILE_AWAY + 1);
                assertThat(report.rejected()).isEqualTo(1);
                assertThat(report.dropped() + report.undelivered()).isZero();
            }
            Framing<LoginAttempt> framing = Framing.of(LoginAttempt.class);
            Set<String> users = new TreeSet<>();
            for (var record : TopicContent.of(bootstrap, TopicCatalog.LOGIN, "syslog-it")) {
                users.add(framing.decode(record.value()).getUser());
            }
            // At least once: all are there, and some may be there twice.
            assertThat(users).hasSize(BEFORE + WHILE_AWAY).doesNotContain("x");
            assertThat(
                            TopicContent.letters(bootstrap, "syslog-it").stream()
                                    .map(DeadLetter::getCode)
                                    .distinct())
                    .containsExactlyInAnyOrder("FUTURE_EVENT_TIME", "BAD_SYSLOG");
        }
    }
}
