package io.cordon.stream.kafka;

import io.cordon.stream.codec.CodecType;
import io.cordon.stream.detection.Inbound;
import io.cordon.stream.detection.InboundCodec;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hands each record to the deserializer of its topic, so that one consumer reads all topics: a
 * consumer of its own for each would be a thread per topic and core.
 */
final class TopicDeserializer
        implements KafkaRecordDeserializationSchema<Inbound>, ClosingSource.Resource {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, TelemetryDeserializer<?>> byTopic;

    /** Of the record before: records of one topic come in thousands. */
    private transient @Nullable String topic;

    private transient @Nullable TelemetryDeserializer<?> current;

    /** A deserializer of these topics and no others. */
    TopicDeserializer(Map<String, TelemetryDeserializer<?>> byTopic) {
        this.byTopic = new LinkedHashMap<>(byTopic);
    }

    @Override
    public void open(InitializationContext context) throws IOException {
        for (Map.Entry<String, TelemetryDeserializer<?>> one : byTopic.entrySet()) {
            MetricGroup metrics = context.getMetricGroup().addGroup("topic", one.getKey());
            one.getValue().open(new TopicContext(metrics, context.getUserCodeClassLoader()));
        }
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Inbound> out)
            throws IOException {
        TelemetryDeserializer<?> deserializer = current;
        if (deserializer == null || !record.topic().equals(topic)) {
            topic = record.topic();
            deserializer = byTopic.get(topic);
            if (deserializer == null) {
                throw new IOException(
                        "Cannot read topic " + topic + ": none of " + byTopic.keySet());
            }
            current = deserializer;
        }
        deserializer.deserialize(record, out);
    }

    /** What the thread that fetches may leave out, by topic; all are open. */
    Map<String, RelevantRecords.TopicSieve> sieves() {
        Map<String, RelevantRecords.TopicSieve> sieves = new HashMap<>();
        byTopic.forEach((name, deserializer) -> sieves.put(name, deserializer.sieve()));
        return sieves;
    }

    @Override
    public TypeInformation<Inbound> getProducedType() {
        return new CodecType<>(new InboundCodec());
    }

    @Override
    public void close() throws InterruptedException {
        for (TelemetryDeserializer<?> deserializer : byTopic.values()) {
            deserializer.close();
        }
    }

    private record TopicContext(MetricGroup metrics, UserCodeClassLoader loader)
            implements InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return metrics;
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return loader;
        }
    }
}
