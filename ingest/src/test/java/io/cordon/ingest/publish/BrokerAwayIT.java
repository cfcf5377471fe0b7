package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cordon.schema.topic.TopicCatalog;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.KafkaBroker;
import io.cordon.stack.process.Loopback;
import io.cordon.stack.testing.SharedStack;
import io.cordon.stack.testing.TestDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is killed under a publisher and heartbeats, and comes back. */
class BrokerAwayIT {

    private static final int LINES = 2_000;

    @TempDir Path folder;

    @Test
    void nothingIsLostOrDoubledWhenTheBrokerIsKilledInMidFile() throws Exception {
        Path log = ConnLog.write(folder.resolve("conn.log"), 11, LINES);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (KafkaBroker broker =
                new KafkaBroker(TestDirectory.create("kafka-away"), Loopback.freePort())) {
            broker.start();
            String bootstrap = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
                TopicInstaller.apply(admin);
            }
            PublishSettings settings =
                    PublishSettings.defaults(bootstrap)
                            .withTransactions(300, Duration.ofSeconds(20), Duration.ofSeconds(60));
            // In the middle of the fifth transaction.
            Decoding killing = new PausingDecoding(log, 1_350, broker::kill);
            try (FilePublisher publisher =
                            new FilePublisher(
                                    settings,
                                    killing,
                                    ConnLog.settings("away"),
                                    Clock.systemUTC(),
                                    Progress.silent());
                    HeartbeatPublisher heartbeats =
                            new HeartbeatPublisher(
                                    settings, Clock.systemUTC(), Duration.ofMillis(200))) {
                heartbeats.start();
                Future<IngestReport> report = thread.submit(() -> publisher.publish(log, false));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !broker.children().get(0).isAlive());
                await().atMost(Duration.ofSeconds(60)).until(() -> heartbeats.failed() > 0);
                assertThat(report.isDone()).isFalse();
                long before = heartbeats.sent();
                broker.start();
                assertThat(report.get(120, TimeUnit.SECONDS).published())
                        .isEqualTo(LINES - ConnLog.damaged(LINES));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> heartbeats.sent() > before + 100);
            }
            assertThat(TopicContent.count(TopicContent.flows(bootstrap, "away")))
                    .isEqualTo(LINES - ConnLog.damaged(LINES));
            assertThat(TopicContent.letters(bootstrap, "away"))
                    .hasSize((int) ConnLog.damaged(LINES));
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void heartbeatsReachEveryPartitionOfEveryTelemetryTopic() throws Exception {
        String bootstrap = SharedStack.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            TopicInstaller.apply(admin);
        }
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (HeartbeatPublisher heartbeats =
                new HeartbeatPublisher(PublishSettings.defaults(bootstrap), Clock.systemUTC())) {
            heartbeats.start();
            int partitions =
                    TopicCatalog.load().topics().stream()
                            .filter(topic -> TopicCatalog.TELEMETRY.contains(topic.name()))
                            .mapToInt(topic -> topic.partitions())
                            .sum();
            await().atMost(Duration.ofSeconds(60)).until(() -> heartbeats.sent() >= 2 * partitions);
        }
        for (String topic : TopicCatalog.TELEMETRY) {
            var beats =
                    TopicContent.read(bootstrap, topic).stream()
                            .filter(record -> record.key() == null)
                            .toList();
            assertThat(beats)
                    .allSatisfy(beat -> assertThat(beat.value()).isEmpty())
                    .allSatisfy(
                            beat ->
                                    assertThat(Instant.ofEpochMilli(beat.timestamp()))
                                            .isBetween(start, Instant.now()));
            assertThat(beats.stream().map(beat -> beat.partition()).distinct()).hasSize(4);
        }
    }
}
