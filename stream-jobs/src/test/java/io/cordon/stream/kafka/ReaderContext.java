package io.cordon.stream.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;

/** What a source gives its deserializer, with counters that can be read. */
final class ReaderContext implements DeserializationSchema.InitializationContext {

    private final Map<String, Counter> counters = new HashMap<>();

    private final MetricGroup metrics =
            new UnregisteredMetricsGroup() {
                @Override
                @SuppressWarnings("unchecked") // one kind of counter by name
                public <C extends Counter> C counter(String name, C counter) {
                    return (C) counters.computeIfAbsent(name, unused -> counter);
                }

                @Override
                public MetricGroup addGroup(String key, String value) {
                    return this;
                }

                @Override
                public Counter counter(String name) {
                    return counters.computeIfAbsent(name, unused -> new SimpleCounter());
                }
            };

    /** The count under this name; 0 when nobody asked for it. */
    long counted(String name) {
        return counters.getOrDefault(name, new SimpleCounter()).getCount();
    }

    @Override
    public MetricGroup getMetricGroup() {
        return metrics;
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
    }
}
