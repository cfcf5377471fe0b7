package io.cordon.schema.topic;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One topic as {@code topics.yaml} describes it.
 *
 * @param name {@code cordon.<dataset>.v<major>}
 * @param record simple name of the Avro record it carries
 * @param key what the key is made of, in words; {@link RecordKey} builds it
 * @param timestamp field that gives the Kafka timestamp, or {@code receipt}
 * @param partitions at least this many; more are left alone
 * @param config topic configuration, exactly these entries are kept in force
 */
public record TopicSpec(
        String name,
        String record,
        String key,
        String timestamp,
        int partitions,
        Map<String, String> config) {

    private static final Pattern NAME =
            Pattern.compile("cordon\\.[a-z]+([-.][a-z]+)*\\.v[1-9][0-9]*");
    private static final int MOST_PARTITIONS = 10_000;

    /** Checks the name and the number of partitions, copies the configuration sorted by name. */
    public TopicSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Cannot use topic name '" + name + "': expected cordon.<dataset>.v<major>");
        }
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException(
                    "Cannot use topic " + name + ": partitions=" + partitions + " is not 1-10000");
        }
        config = Collections.unmodifiableMap(new TreeMap<>(config));
    }

    /** The part of the name between {@code cordon.} and the version, for example {@code flow}. */
    public String dataset() {
        return name.substring("cordon.".length(), name.lastIndexOf('.'));
    }
}
