package io.cordon.stream.live;

import io.cordon.schema.avro.Incident;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.stream.elasticsearch.BulkEntry;
import java.util.Map;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.ElementConverter;

/** Incidents as index entries, with what their rules say of themselves. */
public final class IncidentEntries implements ElementConverter<Incident, BulkEntry> {

    private static final long serialVersionUID = 1L;

    private transient Map<String, RuleLabels> labels;

    /** A converter. */
    @SuppressWarnings("NullAway.Init") // transient: open() makes it on the worker
    public IncidentEntries() {}

    @Override
    public void open(WriterInitContext context) {
        labels = FindingEntries.labels();
    }

    @Override
    public BulkEntry apply(Incident incident, SinkWriter.Context context) {
        return BulkEntry.incident(incident, labels);
    }
}
