package io.cordon.stream.kafka;

import io.cordon.stream.kafka.RelevantRecords.TopicSieve;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at values where the consumer has them, before they are copied: of one that no rule can
 * match nothing is left, as of a heartbeat. {@link RelevantRecords} then leaves the record out.
 */
public final class RelevantValues implements Deserializer<byte[]> {

    private static final byte[] NOTHING = {};

    private Map<String, TopicSieve> sieves = Map.of();

    /** Of the value before: values of one topic come in thousands. */
    private @Nullable String topic;

    private @Nullable TopicSieve current;

    /** For Kafka, which makes it and then configures it. */
    public RelevantValues() {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        sieves = RelevantRecords.sieves(configs);
    }

    @Override
    public byte @Nullable [] deserialize(String of, Headers headers, @Nullable ByteBuffer value) {
        return value == null ? null : relevant(of, value);
    }

    private byte[] relevant(String of, ByteBuffer value) {
        if (!of.equals(topic)) {
            topic = of;
            current = sieves.get(of);
        }
        if (current != null && value.hasArray()) {
            int from = value.arrayOffset() + value.position();
            if (!current.sieve().mayMatch(value.array(), from, from + value.remaining())) {
                return NOTHING;
            }
        }
        byte[] copy = new byte[value.remaining()];
        value.get(value.position(), copy);
        return copy;
    }

    @Override
    public byte @Nullable [] deserialize(String of, byte @Nullable [] value) {
        return value == null ? null : relevant(of, ByteBuffer.wrap(value));
    }
}
