package io.cordon.stream.elasticsearch;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * What the sink counts: {@code cordon_elasticsearch_entries_total} by {@code outcome} (the names of
 * {@link BulkOutcome} and {@code superseded}; an entry that is sent again counts each time). One
 * thread.
 */
final class SinkCounters {

    private final Map<BulkOutcome, Counter> outcomes = new EnumMap<>(BulkOutcome.class);
    private final Counter superseded;
    private final Counter errors;

    SinkCounters(SinkWriterMetricGroup metrics) {
        for (BulkOutcome outcome : BulkOutcome.values()) {
            outcomes.put(outcome, counter(metrics, outcome.label()));
        }
        superseded = counter(metrics, "superseded");
        errors = metrics.getNumRecordsSendErrorsCounter();
    }

    private static Counter counter(MetricGroup metrics, String outcome) {
        return metrics.addGroup("outcome", outcome).counter("cordon_elasticsearch_entries_total");
    }

    Counter counter(BulkOutcome outcome) {
        return requireNonNull(outcomes.get(outcome), "every outcome has a counter");
    }

    Counter supersededCounter() {
        return superseded;
    }

    void count(BulkOutcome outcome) {
        counter(outcome).inc();
        if (outcome == BulkOutcome.DEAD_LETTER) {
            errors.inc();
        }
    }

    void superseded() {
        superseded.inc();
    }
}
