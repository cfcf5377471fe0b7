package io.cordon.detect.comparison;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.counting.RuleStates;
import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.generated.TestFirmware;
import io.cordon.detect.reference.Allowance;
import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.detect.reference.ReferenceFeeds.DefaultPair;
import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.KnownAsset;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.credential.ListedCredential;
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
        return settings(
                feeds.networks(),
                feeds.defaults(),
                Map.of(),
                feeds.allowed().stream().map(PureRun::allowance).toList(),
                feeds.assets().stream().map(PureRun::known).toList());
    }

    public static DetectionSettings settings(
            List<IpPrefix> networks, Collection<DefaultPair> defaults) {
        return settings(networks, defaults, Map.of(), List.of());
    }

    public static DetectionSettings settings(
            List<IpPrefix> networks,
            Collection<DefaultPair> defaults,
            Map<String, Map<String, Object>> rules,
            List<DetectionSettings.Allowance> allowances) {
        return settings(networks, defaults, rules, allowances, List.of());
    }

    private static DetectionSettings settings(
            List<IpPrefix> networks,
            Collection<DefaultPair> defaults,
            Map<String, Map<String, Object>> rules,
            List<DetectionSettings.Allowance> allowances,
            List<KnownAsset> assets) {
        return DetectionSettings.of(
                        networks.stream().map(IpPrefix::text).toList(),
                        rules,
                        defaults.stream().map(PureRun::listed).toList(),
                        allowances,
                        assets)
                .withFirmware(new TestFirmware());
    }

    /** One rule alone, so that a test can count what it writes. */
    public static DetectionSettings only(String rule) {
        Map<String, Map<String, Object>> off = new LinkedHashMap<>();
        DetectorCatalog.ids().forEach(id -> off.put(id, Map.of("enabled", id.equals(rule))));
        return settings(List.of(), List.of(), off, List.of());
    }

    private static DetectionSettings.Allowance allowance(Allowance line) {
        String rule = line.rule();
        return new DetectionSettings.Allowance(
                line.prefix().text(), rule == null ? "*" : rule, line.expires());
    }

    private static KnownAsset known(ReferenceFeeds.Asset line) {
        IpPrefix where = line.where();
        return new KnownAsset(
                null,
                where == null ? null : where.text(),
                line.deviceId(),
                new Asset(line.vendor(), null, line.setting()));
    }

    private static ListedCredential listed(DefaultPair pair) {
        byte[] bytes = new byte[pair.fingerprint().remaining()];
        pair.fingerprint().duplicate().get(bytes);
        return new ListedCredential(
                bytes, null, List.of("operator"), pair.vendors().stream().sorted().toList());
    }

    public static List<Finding> findings(
            Collection<? extends SpecificRecordBase> records, DetectionSettings settings) {
        DetectorCatalog catalog = new DetectorCatalog(settings);
        TelemetryMatcher matcher = new TelemetryMatcher(catalog);
        Map<String, RuleStates> subjects = new LinkedHashMap<>();
        PurePanes panes = new PurePanes(catalog);
        PureDevices devices = new PureDevices(catalog, settings);
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
                    public void observed(DeviceMatch match) {
                        devices.add(match);
                    }

                    @Override
                    public void contributed(PaneShare share) {
                        panes.add(share);
                    }

                    @Override
                    public void suppressed(String ruleId) {}
                };
        records.forEach(record -> matcher.match(record, output));
        FindingFactory factory =
                new FindingFactory(catalog.scope().assets(), catalog.scope().amplifiers());
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
        findings.addAll(panes.findings(factory));
        findings.addAll(devices.findings(factory));
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
