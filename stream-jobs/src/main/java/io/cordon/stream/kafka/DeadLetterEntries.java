package io.cordon.stream.kafka;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.elasticsearch.BulkEntry;
import io.cordon.stream.elasticsearch.BulkEntryCodec;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters as index entries; their ids are their places on the topic. */
public final class DeadLetterEntries implements KafkaRecordDeserializationSchema<BulkEntry> {

    private static final long serialVersionUID = 1L;

    private transient Framing<DeadLetter> framing;
    private transient Counter unreadable;

    /** A deserializer. */
    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    public DeadLetterEntries() {}

    @Override
    public void open(InitializationContext context) {
        framing = Framing.of(DeadLetter.class);
        unreadable = context.getMetricGroup().counter("unreadable");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<BulkEntry> out) {
        try {
            out.collect(
                    BulkEntry.deadLetter(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            record.timestamp(),
                            framing.decode(record.value())));
        } catch (FramingException e) {
            // It stays on the topic; a dead letter about a dead letter could go round for ever.
            unreadable.inc();
        }
    }

    @Override
    public TypeInformation<BulkEntry> getProducedType() {
        return new CodecType<>(new BulkEntryCodec());
    }
}
