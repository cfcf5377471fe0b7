package io.cordon.stream.elasticsearch;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.topic.DeadLetterMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Dead letters on their Kafka topic, acknowledged by every in-sync replica. A document refused
 * before a restart may be refused, and written, once more after it.
 */
public final class KafkaDeadLetterWriter implements DeadLetterWriter {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final DeadLetterMessage messages = new DeadLetterMessage();

    /**
     * Opens a producer.
     *
     * @param bootstrapServers addresses of the brokers
     */
    public KafkaDeadLetterWriter(String bootstrapServers) {
        this(
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
    }

    KafkaDeadLetterWriter(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public CompletableFuture<Void> write(DeadLetter letter) {
        // A letter's time is when the document was refused: its receipt.
        ProducerRecord<byte[], byte[]> message =
                messages.of(letter, Instant.EPOCH.plus(letter.getTime(), ChronoUnit.MICROS));
        CompletableFuture<Void> durable = new CompletableFuture<>();
        producer.send(
                message,
                (metadata, failure) -> {
                    if (failure == null) {
                        durable.complete(null);
                    } else {
                        durable.completeExceptionally(
                                new IOException(
                                        "Cannot write dead letter to topic " + message.topic(),
                                        failure));
                    }
                });
        return durable;
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
