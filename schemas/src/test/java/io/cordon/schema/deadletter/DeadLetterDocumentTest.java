package io.cordon.schema.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.avro.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

public class DeadLetterDocumentTest {

    /** A rejected line; its bytes are kept only when {@code keep} says so. */
    public static DeadLetter letter(boolean keep) {
        byte[] input = "not json".getBytes(StandardCharsets.UTF_8);
        return DeadLetter.newBuilder()
                .setTime(Instant.parse("2026-11-24T10:00:00Z").toEpochMilli() * 1000)
                .setCode("BAD_JSON")
                .setMessage("Cannot decode line: it is not JSON")
                .setFormat("cowrie")
                .setSource("cowrie.json")
                .setLine(7)
                .setByteOffset(0)
                .setLength(input.length)
                .setInputHmac(ByteBuffer.wrap(new byte[] {1, (byte) 0xff}))
                .setInput(keep ? ByteBuffer.wrap(input) : null)
                .setTenant("default")
                .setSensor("cowrie")
                .build();
    }

    @Test
    void saysWhatWhyAndWhereWithoutTheInput() {
        String id = DeadLetterDocument.id("cordon.dead-letter.v1", 3, 42);

        assertThat(text(DeadLetterDocument.json(letter(false), id)))
                .isEqualTo(
                        "{\"@timestamp\":\"2026-11-24T10:00:00Z\","
                                + "\"ecs\":{\"version\":\"8.17.0\"},"
                                + "\"organization\":{\"id\":\"default\"},"
                                + "\"event\":{\"kind\":\"pipeline_error\",\"id\":\""
                                + id
                                + "\"},\"error\":{\"code\":\"BAD_JSON\","
                                + "\"message\":\"Cannot decode line: it is not JSON\"},"
                                + "\"cordon\":{\"sensor\":\"cowrie\",\"dead_letter\":{"
                                + "\"format\":\"cowrie\",\"source\":\"cowrie.json\",\"line\":7,"
                                + "\"byte_offset\":0,\"length\":8,\"input_hmac\":\"01ff\"}}}");
    }

    @Test
    void holdsTheInputWhenTheOperatorAskedForIt() {
        assertThat(text(DeadLetterDocument.json(letter(true), null)))
                .contains("\"input\":\"bm90IGpzb24=\"")
                .doesNotContain("event\":{\"id");
    }

    @Test
    void leavesOutALineAndAnOffsetThatThereAreNot() {
        DeadLetter letter =
                DeadLetter.newBuilder(letter(false)).setLine(0).setByteOffset(-1).build();

        assertThat(text(DeadLetterDocument.json(letter, null)))
                .doesNotContain("\"line\"")
                .doesNotContain("\"byte_offset\"");
    }

    @Test
    void theIdIsThePlaceOnTheTopicAndTheIndexTheDay() {
        // printf 'cordon.dead-letter.v1\n3\n42' | sha256sum | cut -c1-32
        assertThat(DeadLetterDocument.id("cordon.dead-letter.v1", 3, 42))
                .isEqualTo("851ec3f4cc014c74a4354c0f25e3674d");
        assertThat(DeadLetterDocument.index(Instant.parse("2026-11-24T23:59:59Z").toEpochMilli()))
                .isEqualTo("cordon-dead-letters-2026.11.24");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
