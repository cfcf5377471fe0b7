package io.cordon.stream.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.metrics.Counter;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Leaves out, as soon as they are fetched and {@link RelevantValues} has looked at their values,
 * the records that nothing would come of: what Flink does for a record, from its queue to its
 * metrics, costs more than to see that no rule wants it. The consumer's position, and with it where
 * a bounded run stops, counts all records; a checkpoint goes back to the last record that was
 * handed on, and what is read again is left out again.
 *
 * <p>The deserializer looks at each record as if there were no such filter, and a consumer that
 * does not know {@link #SIEVES} leaves out nothing. One thing differs: after a record that cannot
 * be read, the next tick may come up to a second of event time later.
 */
public final class RelevantRecords implements ConsumerInterceptor<byte[], byte[]> {

    /** A consumer property that holds, as an object, who knows what is relevant. */
    private static final String SIEVES = "cordon.sieves";

    /**
     * The sieve of a topic, for the thread that fetches.
     *
     * @param sieve asked about each record
     * @param leftOut counts those that go no further; written by the fetching thread too
     */
    record TopicSieve(Sieve sieve, Counter leftOut) {}

    private Map<String, TopicSieve> sieves = Map.of();

    /** For Kafka, which makes it and then configures it. */
    public RelevantRecords() {}

    /**
     * What a consumer has to be given.
     *
     * @param deserializer opened before the consumer is made, in the same process
     */
    static Properties with(TopicDeserializer deserializer) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, RelevantRecords.class.getName());
        properties.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, RelevantValues.class.getName());
        properties.put(SIEVES, deserializer);
        return properties;
    }

    /** The sieves of a consumer, by topic; none when it was not given any. */
    static Map<String, TopicSieve> sieves(Map<String, ?> configs) {
        return configs.get(SIEVES) instanceof TopicDeserializer deserializer
                ? deserializer.sieves()
                : Map.of();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        sieves = sieves(configs);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> relevant = new LinkedHashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> all = records.records(partition);
            TopicSieve known = sieves.get(partition.topic());
            List<ConsumerRecord<byte[], byte[]>> some =
                    known == null ? all : relevant(all, known.sieve());
            if (known != null) {
                known.leftOut().inc(all.size() - some.size());
            }
            if (!some.isEmpty()) {
                relevant.put(partition, some);
            }
        }
        return new ConsumerRecords<>(relevant, records.nextOffsets());
    }

    private static List<ConsumerRecord<byte[], byte[]>> relevant(
            List<ConsumerRecord<byte[], byte[]>> all, Sieve sieve) {
        List<ConsumerRecord<byte[], byte[]>> relevant = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = all.get(i);
            long millis = record.timestamp();
            boolean holds = record.value() != null && record.value().length > 0;
            if (sieve.isAhead(millis) || sieve.ticks(record.partition(), millis) || holds) {
                relevant.add(record);
            }
        }
        return relevant;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
