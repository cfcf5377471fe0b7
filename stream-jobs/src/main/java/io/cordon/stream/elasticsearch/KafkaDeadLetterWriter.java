package io.cordon.stream.elasticsearch;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.framing.Framing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    private final String topic;
    private final Framing<DeadLetter> framing = Framing.of(DeadLetter.class);

    /**
     * Opens a producer.
     *
     * @param bootstrapServers addresses of the brokers
     * @param topic {@code cordon.dead-letter.v1}
     */
    public KafkaDeadLetterWriter(String bootstrapServers, String topic) {
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
                        new ByteArraySerializer()),
                topic);
    }

    KafkaDeadLetterWriter(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public CompletableFuture<Void> write(DeadLetter letter) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(
                        topic,
                        null,
                        TimeUnit.MICROSECONDS.toMillis(letter.getTime()),
                        null,
                        framing.encode(letter));
        header(message, "reason", letter.getCode());
        header(message, "source", letter.getSource());
        header(message, "position", letter.getLine() + "/" + letter.getByteOffset());
        CompletableFuture<Void> durable = new CompletableFuture<>();
        producer.send(
                message,
                (metadata, failure) -> {
                    if (failure == null) {
                        durable.complete(null);
                    } else {
                        durable.completeExceptionally(
                                new IOException(
                                        "Cannot write dead letter to topic " + topic, failure));
                    }
                });
        return durable;
    }

    private static void header(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
