package io.cordon.stream.kafka;

import io.cordon.schema.avro.Finding;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.EventTime;
import io.cordon.schema.topic.RecordKey;
import io.cordon.schema.topic.TopicCatalog;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Revisions as their topic wants them: framed, keyed by id, stamped with the last event's time. */
final class FindingSerializer implements KafkaRecordSerializationSchema<Finding> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Framing<Finding> framing;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Finding finding, KafkaSinkContext context, @Nullable Long timestamp) {
        if (framing == null) {
            framing = Framing.of(Finding.class);
        }
        return new ProducerRecord<>(
                TopicCatalog.FINDING,
                null,
                EventTime.millis(finding),
                RecordKey.of(finding),
                framing.encode(finding));
    }
}
