package io.cordon.detect.comparison;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.counting.RuleStates;
import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.reference.Allowance;
import io.cordon.detect.reference.ReferenceFeeds;
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
import org.apache.avro.specific.SpecificRecordBase;

/** The detectors over records in the order given, as plain calls; closing revisions by id. */
public final class PureRun {

    private PureRun() {}

    /** What the reference was given, as the detectors take it. */
    public static DetectionSettings settings(ReferenceFeeds feeds) {
        return DetectionSettings.of(
                feeds.networks().stream().map(IpPrefix::text).toList(),
                Map.of(),
                feeds.defaults().stream().map(pair -> bytes(pair.fingerprint())).toList(),
                feeds.allowed().stream().map(PureRun::allowance).toList());
    }

    private static DetectionSettings.Allowance allowance(Allowance line) {
        String rule = line.rule();
        return new DetectionSettings.Allowance(
                line.prefix().text(), rule == null ? "*" : rule, line.expires());
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
        Map<String, RuleStates> subjects = new LinkedHashMap<>();
        TelemetryMatcher.Output output =
                new TelemetryMatcher.Output() {
                    @Override
                    public void matched(SubjectMatch match) {
                        RuleStates states =
                                subjects.computeIfAbsent(match.key(), k -> new RuleStates());
                        for (SubjectMatch.Share share : match.shares()) {
                            Detector detector = catalog.all().get(share.rule());
                            states.of(detector.id(), detector.counting())
                                    .add(match.observation(share));
                        }
                    }

                    @Override
                    public void suppressed(String ruleId) {}
                };
        records.forEach(record -> matcher.match(record, output));
        FindingFactory factory = new FindingFactory(catalog.scope().assets());
        List<Finding> findings = new ArrayList<>();
        subjects.forEach(
                (text, states) ->
                        states.all()
                                .forEach(
                                        (rule, state) ->
                                                close(
                                                        SubjectKey.parse(text),
                                                        catalog.detector(rule),
                                                        state,
                                                        factory,
                                                        findings)));
        findings.sort(Comparator.comparing(Finding::getId));
        return findings;
    }

    private static void close(
            SubjectKey key,
            Detector detector,
            SubjectState state,
            FindingFactory factory,
            List<Finding> findings) {
        for (long period : state.openPeriods()) {
            state.verdict(period)
                    .ifPresent(v -> findings.add(factory.finding(key, detector, v, true)));
        }
    }
}
