package io.cordon.stream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.EventTime;
import io.cordon.schema.topic.RecordKey;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.testing.SharedStack;
import io.cordon.stream.detection.DetectionGraph;
import io.cordon.stream.detection.Speed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Event time over the partitions of a real broker. */
@Timeout(120)
class TelemetrySourcesIT {

    private static final DetectionSettings SETTINGS = PureRun.only("CRED-BRUTE-FAST");

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static String servers = "";

    @BeforeAll
    static void topics() throws Exception {
        servers = SharedStack.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            TopicInstaller.apply(admin);
        }
    }

    /**
     * Two partitions hold the same ten hours, and whichever is read first, the other lies hours
     * behind it: with one watermark over both, its events would be late.
     */
    @Test
    void aPartitionThatIsReadLaterIsNotLate() throws Exception {
        long start = Instant.parse("2026-02-01T00:00:00Z").toEpochMilli();
        int hours = 10;
        int perHour = 600;
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int partition = 0; partition < 2; partition++) {
            for (int i = 0; i < hours * perHour; i++) {
                records.add(failure("behind", partition, start + i * HOUR / perHour));
            }
        }
        send(records);

        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1);
        DetectionGraph graph =
                DetectionGraph.attach(
                        TelemetrySources.attach(environment, servers, SETTINGS, true),
                        SETTINGS,
                        Speed.LIVE);
        try (CloseableIterator<Finding> findings = graph.findings().collectAsync();
                CloseableIterator<DeadLetter> letters = graph.setAside().collectAsync()) {
            environment.executeAsync("behind");
            List<Finding> closed = new ArrayList<>();
            findings.forEachRemaining(
                    finding -> {
                        if (finding.getClosed() && finding.getTenant().equals("behind")) {
                            closed.add(finding);
                        }
                    });

            assertThat(letters).toIterable().as("late").isEmpty();
            assertThat(closed)
                    .hasSize(2 * hours)
                    .extracting(Finding::getCount)
                    .containsOnly((long) perHour);
        }
    }

    /**
     * Events on one partition of one topic; the other partitions and topics say nothing, not even a
     * heartbeat. The period is closed nevertheless. In production silence lasts 30 s; here one.
     */
    @Test
    void silentPartitionsAndTopicsDoNotHoldEventTime() throws Exception {
        long start = Instant.parse("2026-02-03T02:00:00Z").toEpochMilli();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            records.add(failure("silent", 0, start + i * 1000L));
        }
        records.add(failure("silent", 0, start + 6 * HOUR));
        send(records);

        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2);
        DetectionGraph graph =
                DetectionGraph.attach(
                        TelemetrySources.attach(
                                environment, servers, SETTINGS, false, Duration.ofSeconds(1)),
                        SETTINGS,
                        Speed.LIVE);
        try (CloseableIterator<Finding> findings = graph.findings().collectAsync()) {
            var job = environment.executeAsync("silent");
            Finding closing = null;
            while (closing == null && findings.hasNext()) {
                Finding finding = findings.next();
                if (finding.getClosed() && finding.getTenant().equals("silent")) {
                    closing = finding;
                }
            }
            job.cancel().get(30, TimeUnit.SECONDS);

            assertThat(closing).isNotNull();
            assertThat(closing.getPeriodStart()).isEqualTo(start * 1000);
            assertThat(closing.getCount()).isEqualTo(10);
        }
    }

    private static ProducerRecord<byte[], byte[]> failure(
            String tenant, int partition, long millis) {
        LoginAttempt login =
                Telemetry.failure(
                        millis * 1000,
                        Family.V6.outside(1 + partition),
                        Family.V6.ours(1 + partition));
        login.setTenant(tenant);
        return new ProducerRecord<>(
                TopicCatalog.LOGIN,
                partition,
                EventTime.millis(login),
                RecordKey.of(login),
                Framing.of(LoginAttempt.class).encode(login));
    }

    private static void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; i < records.size() - 1; i++) {
                producer.send(records.get(i));
            }
            // In order on its partition, so the last one's receipt is that of all on it.
            producer.send(records.get(records.size() - 1)).get(30, TimeUnit.SECONDS);
            producer.flush();
        }
    }
}
