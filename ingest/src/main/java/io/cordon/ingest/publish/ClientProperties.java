package io.cordon.ingest.publish;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Kafka client configuration. What exactly-once rests on wins over what the operator sets. */
final class ClientProperties {

    /** A call that the broker does not answer gives up after this long, and is tried again. */
    private static final int BLOCK_MILLIS = 10_000;

    private static final long BUFFER_BYTES = 32L << 20;
    private static final int BATCH_BYTES = 256 << 10;
    private static final int LINGER_MILLIS = 20;

    private ClientProperties() {}

    static Map<String, Object> transactions(PublishSettings settings, String transactionalId) {
        Map<String, Object> properties = producer(settings);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(settings.transactionTimeout().toMillis()));
        return properties;
    }

    /** Of what is sent without transactions: idempotent, and given up early to be sent again. */
    static Map<String, Object> messages(PublishSettings settings) {
        Map<String, Object> properties = producer(settings);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return properties;
    }

    /** Of heartbeats: one that is a second late is worth nothing, so nothing is tried for long. */
    static Map<String, Object> heartbeats(PublishSettings settings) {
        Map<String, Object> properties = producer(settings);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1L << 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 10);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        return properties;
    }

    static Map<String, Object> positions(PublishSettings settings) {
        Map<String, Object> properties = common(settings);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }

    static Map<String, Object> admin(PublishSettings settings) {
        return common(settings);
    }

    private static Map<String, Object> producer(PublishSettings settings) {
        Map<String, Object> properties = common(settings);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.putAll(settings.client());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        return properties;
    }

    private static Map<String, Object> common(PublishSettings settings) {
        Map<String, Object> properties = new HashMap<>(settings.client());
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return properties;
    }
}
