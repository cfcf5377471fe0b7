package io.cordon.schema.topic;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.framing.Framing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes the Kafka records of {@code cordon.dead-letter.v1}, whoever writes them: framed, keyed by
 * tenant and source, with the reason and the position in headers. They are stamped with their
 * receipt and not with the event's time, since the broker reckons their age by it: the dead letter
 * of an event of last year must not be deleted on arrival. Not thread-safe.
 */
public final class DeadLetterMessage {

    private final Framing<DeadLetter> framing = Framing.of(DeadLetter.class);

    /** A maker of messages. */
    public DeadLetterMessage() {}

    /**
     * The message.
     *
     * @param receipt when the input was set aside
     */
    public ProducerRecord<byte[], byte[]> of(DeadLetter letter, Instant receipt) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(
                        TopicCatalog.DEAD_LETTER,
                        null,
                        receipt.toEpochMilli(),
                        RecordKey.of(letter),
                        framing.encode(letter));
        header(message, "code", letter.getCode());
        header(message, "source", letter.getSource());
        header(message, "line", Long.toString(letter.getLine()));
        header(message, "byte-offset", Long.toString(letter.getByteOffset()));
        return message;
    }

    private static void header(ProducerRecord<byte[], byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
