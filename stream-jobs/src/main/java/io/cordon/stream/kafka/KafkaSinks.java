package io.cordon.stream.kafka;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.topic.TopicCatalog;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * Sinks to our topics. At least once: a revision that is written twice has the same id and version,
 * so readers lose nothing by it, and nobody waits for a transaction.
 */
public final class KafkaSinks {

    private KafkaSinks() {}

    /** Revisions of findings. */
    public static KafkaSink<Finding> findings(String bootstrapServers) {
        return sink(bootstrapServers, TopicCatalog.FINDING, Finding.class);
    }

    /** What was set aside. */
    public static KafkaSink<DeadLetter> deadLetters(String bootstrapServers) {
        return sink(bootstrapServers, TopicCatalog.DEAD_LETTER, DeadLetter.class);
    }

    private static <R extends SpecificRecordBase> KafkaSink<R> sink(
            String bootstrapServers, String topic, Class<R> type) {
        return KafkaSink.<R>builder()
                .setBootstrapServers(bootstrapServers)
                .setRecordSerializer(new RecordSerializer<>(topic, type))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("compression.type", "lz4")
                .build();
    }
}
