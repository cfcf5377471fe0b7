package io.cordon.detect.comparison;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Finding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** The detectors over records in the order given, as plain calls; closing revisions by id. */
public final class PureRun {

    private PureRun() {}

    public static DetectionSettings settings(List<IpPrefix> networks, Set<ByteBuffer> defaults) {
        return settings(networks, defaults, Map.of(), List.of());
    }

    public static DetectionSettings settings(
            List<IpPrefix> networks,
            Set<ByteBuffer> defaults,
            Map<String, Map<String, Object>> rules,
            List<DetectionSettings.Allowance> allowances) {
        return DetectionSettings.of(
                networks.stream().map(IpPrefix::text).toList(),
                rules,
                defaults.stream().map(PureRun::bytes).toList(),
                allowances);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    public static List<Finding> findings(
            Collection<? extends SpecificRecordBase> records, DetectionSettings settings) {
        DetectorCatalog catalog = new DetectorCatalog(settings);
        TelemetryMatcher matcher = new TelemetryMatcher(catalog);
        Map<String, SubjectState> subjects = new LinkedHashMap<>();
        TelemetryMatcher.Output output =
                new TelemetryMatcher.Output() {
                    @Override
                    public void matched(String key, Observation observation) {
                        String rule = SubjectKey.parse(key).ruleId();
                        subjects.computeIfAbsent(
                                        key,
                                        k -> new SubjectState(catalog.detector(rule).counting()))
                                .add(observation);
                    }

                    @Override
                    public void suppressed(String ruleId) {}
                };
        records.forEach(record -> matcher.match(record, output));
        List<Finding> findings = new ArrayList<>();
        subjects.forEach(
                (text, state) -> {
                    SubjectKey key = SubjectKey.parse(text);
                    Detector<?> detector = catalog.detector(key.ruleId());
                    for (long period : state.openPeriods()) {
                        state.verdict(period)
                                .ifPresent(
                                        verdict ->
                                                findings.add(
                                                        FindingFactory.finding(
                                                                key, detector, verdict, true)));
                    }
                });
        findings.sort(Comparator.comparing(Finding::getId));
        return findings;
    }
}
