package io.cordon.stream.kafka;

import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.EventTime;
import io.cordon.schema.topic.RecordKey;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as its topic wants it: framed, with the topic's key and the event time as time stamp.
 *
 * @param <R> the record
 */
final class RecordSerializer<R extends SpecificRecordBase>
        implements KafkaRecordSerializationSchema<R> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final Class<R> type;
    private transient @Nullable Framing<R> framing;

    RecordSerializer(String topic, Class<R> type) {
        this.topic = topic;
        this.type = type;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            R record, KafkaSinkContext context, Long timestamp) {
        if (framing == null) {
            framing = Framing.of(type);
        }
        return new ProducerRecord<>(
                topic,
                null,
                Math.max(0, EventTime.millis(record)),
                RecordKey.of(record),
                framing.encode(record));
    }
}
