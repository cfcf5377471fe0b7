package io.cordon.stream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.generated.TestCredentials;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.TrustedRecords;
import io.cordon.schema.topic.RecordKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What the job's sinks put on the topics; each serializer as it is after its way to a worker. */
class SerializersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    private static final KafkaSinkContext CONTEXT =
            new KafkaSinkContext() {
                @Override
                public int getParallelInstanceId() {
                    return 0;
                }

                @Override
                public int getNumberOfParallelInstances() {
                    return 1;
                }

                @Override
                public int[] getPartitionsForTopic(String topic) {
                    return new int[] {0};
                }
            };

    static {
        TrustedRecords.install();
    }

    @Test
    void aFindingIsKeyedByItsIdAndStampedWithItsLastEvent() throws Exception {
        long last = NOW.toEpochMilli() * 1000 + 9_000_999;
        Finding finding = finding(last);
        ProducerRecord<byte[], byte[]> message =
                InstantiationUtil.clone(new FindingSerializer()).serialize(finding, CONTEXT, 1L);

        assertThat(message.topic()).isEqualTo("cordon.finding.v1");
        assertThat(message.partition()).as("the key decides").isNull();
        assertThat(new String(message.key(), StandardCharsets.UTF_8)).isEqualTo(finding.getId());
        assertThat(message.timestamp()).isEqualTo(NOW.toEpochMilli() + 9_000);
        assertThat(Framing.of(Finding.class).decode(message.value())).isEqualTo(finding);
    }

    @Test
    void anIncidentIsKeyedByItsIdAndStampedWithItsFirstPeriod() throws Exception {
        Incident incident =
                Incident.newBuilder()
                        .setId("57cd9b805170973fb0739cf2d78c1a7e")
                        .setVersion(7)
                        .setTenant("clinic")
                        .setSubjectType("device")
                        .setSubject("192.0.2.7")
                        .setStart(NOW.toEpochMilli() * 1000)
                        .build();
        ProducerRecord<byte[], byte[]> message =
                InstantiationUtil.clone(new IncidentSerializer()).serialize(incident, CONTEXT, 1L);

        assertThat(message.topic()).isEqualTo("cordon.incident.v1");
        assertThat(new String(message.key(), StandardCharsets.UTF_8)).isEqualTo(incident.getId());
        assertThat(message.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(Framing.of(Incident.class).decode(message.value())).isEqualTo(incident);
    }

    @Test
    void aFindingFromBefore1970HasATimeStampThatKafkaTakes() {
        ProducerRecord<byte[], byte[]> message =
                new FindingSerializer().serialize(finding(-3_600_000_000L), CONTEXT, null);

        assertThat(message.timestamp()).isZero();
    }

    /** Else the broker's age limit would delete it at once, and its index would be of long ago. */
    @Test
    void aDeadLetterOfAnOldEventIsStampedWithItsReceipt() throws Exception {
        DeadLetter letter =
                DeadLetter.newBuilder()
                        .setTime(1_000_000)
                        .setCode("LATE_EVENT")
                        .setMessage("Cannot count event")
                        .setFormat("telemetry")
                        .setSource("zeek")
                        .setLine(0)
                        .setByteOffset(0)
                        .setLength(0)
                        .setTenant("clinic")
                        .setSensor("zeek")
                        .build();
        ProducerRecord<byte[], byte[]> message =
                InstantiationUtil.clone(new DeadLetterSerializer(Clock.fixed(NOW, ZoneOffset.UTC)))
                        .serialize(letter, CONTEXT, 1L);

        assertThat(message.topic()).isEqualTo("cordon.dead-letter.v1");
        assertThat(message.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(message.key()).isEqualTo(RecordKey.of(letter));
        assertThat(Framing.of(DeadLetter.class).decode(message.value())).isEqualTo(letter);
    }

    private static Finding finding(long last) {
        List<Finding> findings =
                PureRun.findings(
                        IntStream.range(0, 10)
                                .mapToObj(
                                        i ->
                                                Telemetry.failure(
                                                        last - i,
                                                        Family.V6.outside(1),
                                                        Family.V6.ours(1)))
                                .toList(),
                        PureRun.settings(List.of(), TestCredentials.defaults()));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
