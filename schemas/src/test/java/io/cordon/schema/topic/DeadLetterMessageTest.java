package io.cordon.schema.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.deadletter.DeadLetterDocumentTest;
import io.cordon.schema.framing.Framing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterMessageTest {

    private static final Instant RECEIPT = Instant.parse("2026-03-01T02:03:04.567Z");

    private final DeadLetter letter = DeadLetterDocumentTest.letter(true);

    private final ProducerRecord<byte[], byte[]> message =
            new DeadLetterMessage().of(letter, RECEIPT);

    @Test
    void isStampedWithItsReceiptAndNotWithTheEventsTime() {
        assertThat(letter.getTime()).isNotEqualTo(RECEIPT.toEpochMilli() * 1000);
        assertThat(message.timestamp()).isEqualTo(RECEIPT.toEpochMilli());
    }

    @Test
    void isTheLetterUnderItsKeyOnTheDeadLetterTopic() throws Exception {
        assertThat(message.topic()).isEqualTo("cordon.dead-letter.v1");
        assertThat(message.partition()).isNull();
        assertThat(message.key()).isEqualTo(RecordKey.of(letter));
        assertThat(Framing.of(DeadLetter.class).decode(message.value())).isEqualTo(letter);
    }

    @Test
    void saysReasonAndPositionInTheHeadersThatThePageLists() throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers()
                .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));

        assertThat(headers)
                .containsExactly(
                        Map.entry("code", letter.getCode()),
                        Map.entry("source", letter.getSource()),
                        Map.entry("line", String.valueOf(letter.getLine())),
                        Map.entry("byte-offset", String.valueOf(letter.getByteOffset())));
        String page =
                Files.readString(
                        Path.of(System.getProperty("cordon.root"), "docs/reference/topics.md"));
        assertThat(page)
                .contains(
                        "a dead letter carries `"
                                + String.join("`, `", headers.keySet())
                                        .replace(", `byte-offset", " and `byte-offset")
                                + "` as text");
    }
}
