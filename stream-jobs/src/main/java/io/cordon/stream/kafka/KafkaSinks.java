package io.cordon.stream.kafka;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import java.time.Clock;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * Sinks to our topics. At least once: a revision that is written twice has the same id and version,
 * so readers lose nothing by it, and nobody waits for a transaction.
 */
public final class KafkaSinks {

    private KafkaSinks() {}

    /** Revisions of findings. */
    public static KafkaSink<Finding> findings(String bootstrapServers) {
        return sink(bootstrapServers, new FindingSerializer());
    }

    /** Revisions of incidents. */
    public static KafkaSink<Incident> incidents(String bootstrapServers) {
        return sink(bootstrapServers, new IncidentSerializer());
    }

    /** What was set aside. */
    public static KafkaSink<DeadLetter> deadLetters(String bootstrapServers) {
        return sink(bootstrapServers, new DeadLetterSerializer(Clock.systemUTC()));
    }

    private static <R> KafkaSink<R> sink(
            String bootstrapServers, KafkaRecordSerializationSchema<R> serializer) {
        return KafkaSink.<R>builder()
                .setBootstrapServers(bootstrapServers)
                .setRecordSerializer(serializer)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("compression.type", "lz4")
                .build();
    }
}
