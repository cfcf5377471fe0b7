package io.cordon.schema.deadletter;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.finding.FindingId;
import io.cordon.schema.index.EcsDocument;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The document of one record of {@code cordon.dead-letter.v1}. It is created once and never
 * changed: its id is made of the record's place on the topic, so reading the topic again creates
 * nothing.
 */
public final class DeadLetterDocument {

    /** Start of the names of the daily indices, and the alias over them. */
    public static final String INDEX = "cordon-dead-letters";

    private DeadLetterDocument() {}

    /**
     * The daily index of the Kafka record's time stamp.
     *
     * @param timestampMillis milliseconds since the Unix epoch
     */
    public static String index(long timestampMillis) {
        return EcsDocument.dailyIndex(INDEX, TimeUnit.MILLISECONDS.toMicros(timestampMillis));
    }

    /** The id: hash of topic, partition and offset, joined by line feeds. */
    public static String id(String topic, int partition, long offset) {
        return FindingId.hash(topic + "\n" + partition + "\n" + offset);
    }

    /**
     * The document on one line, UTF-8.
     *
     * @param id as {@link #id}; a file of dead letters has none, and its documents carry no {@code
     *     event.id}
     */
    public static byte[] json(DeadLetter letter, @Nullable String id) {
        EcsDocument document =
                new EcsDocument()
                        .putTime("@timestamp", letter.getTime())
                        .put("ecs.version", EcsDocument.ECS_VERSION)
                        .put("organization.id", letter.getTenant())
                        .put("event.kind", "pipeline_error")
                        .put("error.code", letter.getCode())
                        .put("error.message", letter.getMessage())
                        .put("cordon.sensor", letter.getSensor())
                        .put("cordon.dead_letter.format", letter.getFormat())
                        .put("cordon.dead_letter.source", letter.getSource());
        if (id != null) {
            document.put("event.id", id);
        }
        if (letter.getLine() > 0) {
            document.put("cordon.dead_letter.line", letter.getLine());
        }
        if (letter.getByteOffset() >= 0) {
            document.put("cordon.dead_letter.byte_offset", letter.getByteOffset());
        }
        document.put("cordon.dead_letter.length", letter.getLength());
        ByteBuffer hmac = letter.getInputHmac();
        if (hmac != null) {
            document.put("cordon.dead_letter.input_hmac", HexFormat.of().formatHex(bytes(hmac)));
        }
        ByteBuffer input = letter.getInput();
        if (input != null) {
            document.put(
                    "cordon.dead_letter.input", Base64.getEncoder().encodeToString(bytes(input)));
        }
        return document.toBytes();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
