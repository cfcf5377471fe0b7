package io.cordon.stream.live;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.stream.elasticsearch.BulkEntry;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.ElementConverter;

/** Findings as index entries, with what their rule says of itself. */
public final class FindingEntries implements ElementConverter<Finding, BulkEntry> {

    private static final long serialVersionUID = 1L;

    private transient Map<String, RuleLabels> labels;

    /** A converter. */
    @SuppressWarnings("NullAway.Init") // transient: open() makes it on the worker
    public FindingEntries() {}

    @Override
    public void open(WriterInitContext context) {
        labels = labels();
    }

    /** What each rule's documents say alike. */
    public static Map<String, RuleLabels> labels() {
        return new DetectorCatalog(DetectionSettings.published())
                .all().stream().collect(Collectors.toMap(Detector::id, Detector::labels));
    }

    @Override
    public BulkEntry apply(Finding finding, SinkWriter.Context context) {
        RuleLabels rule = labels.get(finding.getRuleId());
        if (rule == null) {
            throw new IllegalStateException("unknown rule " + finding.getRuleId());
        }
        return BulkEntry.finding(finding, rule);
    }
}
