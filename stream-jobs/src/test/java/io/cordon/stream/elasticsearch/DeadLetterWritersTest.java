package io.cordon.stream.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.framing.Framing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterWritersTest {

    private static DeadLetter letter() {
        return RefusedDocument.letter(
                WriterHarness.entry("a", 3),
                new BulkClient.Result(BulkOutcome.DEAD_LETTER, 400, "document_parsing_exception"),
                1_700_000_000_123_456L);
    }

    @Test
    void kafkaCompletesOnlyWithTheBrokersAcknowledgement() throws Exception {
        // Kafka's own in-memory client; the real broker is in the end-to-end tests.
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(
                        false,
                        new RoundRobinPartitioner(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        try (DeadLetterWriter writer = new KafkaDeadLetterWriter(producer)) {
            CompletableFuture<Void> durable = writer.write(letter());
            assertThat(durable).isNotDone();
            producer.completeNext();
            assertThat(durable).isCompleted();

            ProducerRecord<byte[], byte[]> record = producer.history().get(0);
            assertThat(record.topic()).isEqualTo("cordon.dead-letter.v1");
            assertThat(record.timestamp()).isEqualTo(1_700_000_000_123L);
            assertThat(
                            new String(
                                    record.headers().lastHeader("code").value(),
                                    StandardCharsets.UTF_8))
                    .isEqualTo("INDEX_REFUSED");
            assertThat(Framing.of(DeadLetter.class).decode(record.value())).isEqualTo(letter());

            CompletableFuture<Void> failed = writer.write(letter());
            producer.errorNext(new IllegalStateException("broker is gone"));
            assertThat(failed)
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ofSeconds(1))
                    .withThrowableThat()
                    .withMessageContaining(
                            "Cannot write dead letter to topic cordon.dead-letter.v1");
        }
    }

    @Test
    void theFileGetsOneLineEach(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out").resolve("dead-letters.ndjson");
        for (int i = 0; i < 2; i++) {
            try (DeadLetterWriter writer = new FileDeadLetterWriter(file)) {
                assertThat(writer.write(letter())).isCompleted();
            }
        }

        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "{\"@timestamp\":\"2023-11-14T22:13:20.123456Z\"")
                                        .contains("\"code\":\"INDEX_REFUSED\"")
                                        .contains("\"id\":\"clinic\""));
    }
}
