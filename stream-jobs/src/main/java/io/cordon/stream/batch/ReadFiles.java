package io.cordon.stream.batch;

import static java.util.Objects.requireNonNull;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.stream.detection.Inbound;
import io.cordon.stream.detection.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Reads whole files and keeps what matches: the bounded run's filter and projection. */
final class ReadFiles extends RichFlatMapFunction<String, Inbound> {

    private static final long serialVersionUID = 1L;

    static final String REPORTS = "reports";
    static final String SUPPRESSED = "suppressed ";

    private final RecordSource source;
    private final DetectionSettings settings;

    private transient TelemetryMatcher matcher;
    private transient ListAccumulator<SourceReport> reports;
    private transient Map<String, Tally> suppressed;

    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    ReadFiles(RecordSource source, DetectionSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        matcher = new TelemetryMatcher(new DetectorCatalog(settings));
        reports = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(REPORTS, reports);
        suppressed = new HashMap<>();
        for (String rule : DetectorCatalog.ids()) {
            suppressed.put(rule, new Tally(getRuntimeContext(), SUPPRESSED + rule));
        }
    }

    @Override
    public void flatMap(String file, Collector<Inbound> out) throws IOException {
        TelemetryMatcher.Output matches =
                new TelemetryMatcher.Output() {
                    @Override
                    public void matched(SubjectMatch match) {
                        out.collect(new Inbound.Matched(match));
                    }

                    @Override
                    public void contributed(PaneShare share) {
                        out.collect(new Inbound.Contributed(share));
                    }

                    @Override
                    public void observed(DeviceMatch match) {
                        out.collect(new Inbound.Observed(match));
                    }

                    @Override
                    public void suppressed(String ruleId) {
                        requireNonNull(suppressed.get(ruleId)).increment();
                    }
                };
        reports.add(
                source.read(
                        Path.of(file),
                        new RecordSource.Output() {
                            @Override
                            public void record(SpecificRecordBase record) {
                                matcher.match(record, matches);
                            }

                            @Override
                            public void deadLetter(DeadLetter letter) {
                                out.collect(new Inbound.SetAside(letter));
                            }
                        }));
    }
}
