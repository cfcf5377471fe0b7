package io.cordon.stream.kafka;

import io.cordon.schema.avro.Incident;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.EventTime;
import io.cordon.schema.topic.RecordKey;
import io.cordon.schema.topic.TopicCatalog;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Revisions as their topic wants them: framed, keyed by id, stamped with the first period. */
final class IncidentSerializer implements KafkaRecordSerializationSchema<Incident> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Framing<Incident> framing;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Incident incident, KafkaSinkContext context, @Nullable Long timestamp) {
        if (framing == null) {
            framing = Framing.of(Incident.class);
        }
        return new ProducerRecord<>(
                TopicCatalog.INCIDENT,
                null,
                EventTime.millis(incident),
                RecordKey.of(incident),
                framing.encode(incident));
    }
}
