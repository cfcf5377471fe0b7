package io.cordon.schema.topic;

import java.util.List;
import java.util.Map;

/**
 * {@code topics.yaml} as it is written: topics name a configuration that several may share.
 *
 * @param configs configurations by name
 * @param topics topics in order
 */
record TopicsFile(Map<String, Map<String, String>> configs, List<Entry> topics) {

    /** One topic; {@code config} is a name in {@code configs}. */
    record Entry(
            String name,
            String record,
            String key,
            String timestamp,
            int partitions,
            String config) {}

    TopicCatalog catalog() {
        return new TopicCatalog(topics.stream().map(this::spec).toList());
    }

    private TopicSpec spec(Entry topic) {
        Map<String, String> config = configs.get(topic.config());
        if (config == null) {
            throw new IllegalArgumentException(
                    "Cannot use topic "
                            + topic.name()
                            + ": no configuration '"
                            + topic.config()
                            + "'");
        }
        return new TopicSpec(
                topic.name(),
                topic.record(),
                topic.key(),
                topic.timestamp(),
                topic.partitions(),
                config);
    }
}
