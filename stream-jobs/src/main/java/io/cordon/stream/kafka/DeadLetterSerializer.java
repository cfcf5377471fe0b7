package io.cordon.stream.kafka;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.topic.DeadLetterMessage;
import java.time.Clock;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Dead letters as their topic wants them ({@link DeadLetterMessage}), received now. */
final class DeadLetterSerializer implements KafkaRecordSerializationSchema<DeadLetter> {

    private static final long serialVersionUID = 1L;

    private final Clock clock;
    private transient @Nullable DeadLetterMessage messages;

    DeadLetterSerializer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DeadLetter letter, KafkaSinkContext context, @Nullable Long timestamp) {
        if (messages == null) {
            messages = new DeadLetterMessage();
        }
        return messages.of(letter, clock.instant());
    }
}
