package io.cordon.detect.catalog;

import io.cordon.detect.Detector;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Verdict;
import io.cordon.detect.firmware.device.DeviceVerdict;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneSummary;
import io.cordon.detect.panes.PaneVerdict;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.Amplifiers;
import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.Assets;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.LoginOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a revision of a finding from a verdict, and adds what is known of the device. */
public final class FindingFactory {

    private final Assets assets;
    private final Amplifiers amplifiers;

    /** Findings about devices that these assets know, and the built-in table of amplifiers. */
    public FindingFactory(Assets assets) {
        this(assets, AmplifierTable.builtIn());
    }

    /** Findings about devices that these assets know, and services that this table names. */
    public FindingFactory(Assets assets, Amplifiers amplifiers) {
        this.assets = assets;
        this.amplifiers = amplifiers;
    }

    /** The revision; {@code closed} marks the last one. */
    public Finding finding(SubjectKey key, Detector detector, Verdict verdict, boolean closed) {
        CountingRule rule = detector.counting();
        return Finding.newBuilder()
                .setId(key.findingId(detector.id(), verdict.periodStart()))
                .setVersion(2 * verdict.count() + (closed ? 1 : 0))
                .setClosed(closed)
                .setTenant(key.tenant())
                .setRuleId(detector.id())
                .setRuleVersion(detector.parameters().version())
                .setSubjectType(key.subjectType())
                .setSubject(key.subject())
                .setPeriodStart(verdict.periodStart())
                .setPeriodEnd(verdict.periodStart() + rule.period())
                .setFirstTime(verdict.first())
                .setLastTime(verdict.last())
                .setCount(verdict.count())
                .setWeight(verdict.weight())
                .setDistinct(verdict.distinct())
                .setEstimated(verdict.estimated())
                .setSensor(verdict.sensor())
                .setVantage(verdict.vantage())
                .setConfidence(verdict.confidence().text())
                .setSeverity(verdict.severity().number())
                .setCrossingStart(verdict.crossingStart())
                .setCrossingEnd(verdict.crossing())
                .setCredentials(verdict.credentials())
                .setCredentialsEstimated(verdict.credentialsEstimated())
                .setEvidence(evidence(key, detector.evidence(), verdict))
                .build();
    }

    /** The revision of a pane rule's finding; {@code closed} marks the last one. */
    public Finding finding(PaneKey key, Detector detector, PaneVerdict verdict, boolean closed) {
        PaneSummary summary = verdict.summary();
        return Finding.newBuilder()
                .setId(key.findingId(verdict.periodStart()))
                .setVersion(2 * summary.count() + (closed ? 1 : 0))
                .setClosed(closed)
                .setTenant(key.tenant())
                .setRuleId(detector.id())
                .setRuleVersion(detector.parameters().version())
                .setSubjectType(key.subjectType())
                .setSubject(key.subject())
                .setPeriodStart(verdict.periodStart())
                .setPeriodEnd(verdict.periodStart() + PaneRule.PERIOD)
                .setFirstTime(summary.first())
                .setLastTime(summary.last())
                .setCount(summary.count())
                .setWeight(summary.count())
                .setDistinct(summary.distinct().count())
                .setEstimated(verdict.estimated())
                .setSensor(verdict.sensor())
                .setVantage(summary.vantage())
                .setConfidence(verdict.confidence().text())
                .setSeverity(verdict.severity().number())
                .setCrossingStart(verdict.crossingStart())
                .setCrossingEnd(verdict.crossingEnd())
                .setEvidence(evidence(key.about(), detector.evidence(), summary))
                .setMeasures(PaneMeasures.of(verdict, amplifiers.table()))
                .build();
    }

    /** The revision of a finding about firmware; {@code closed} marks the last one. */
    public Finding finding(
            SubjectKey key, Detector detector, DeviceVerdict verdict, boolean closed) {
        List<EvidenceItem> items = new ArrayList<>();
        addAsset(items, key);
        if (items.stream().noneMatch(item -> item.getField().equals("device.manufacturer"))) {
            add(items, "device.manufacturer", one(verdict.facts().vendor()));
        }
        if (items.stream().noneMatch(item -> item.getField().equals("device.model.name"))) {
            String model = verdict.facts().model();
            add(items, "device.model.name", one(model == null ? verdict.facts().product() : model));
        }
        return Finding.newBuilder()
                .setId(key.findingId(detector.id(), verdict.periodStart()))
                .setVersion(2 * verdict.count() + (closed ? 1 : 0))
                .setClosed(closed)
                .setTenant(key.tenant())
                .setRuleId(detector.id())
                .setRuleVersion(detector.parameters().version())
                .setSubjectType(key.subjectType())
                .setSubject(key.subject())
                .setPeriodStart(verdict.periodStart())
                .setPeriodEnd(verdict.periodStart() + detector.requirement().period())
                .setFirstTime(verdict.first())
                .setLastTime(verdict.last())
                .setCount(verdict.count())
                .setWeight(verdict.count())
                .setDistinct(verdict.distinct())
                .setEstimated(verdict.estimated())
                .setSensor(verdict.sensor())
                .setVantage(verdict.vantage())
                .setConfidence(verdict.confidence().text())
                .setSeverity(verdict.severity().number())
                .setCrossingStart(verdict.crossing())
                .setCrossingEnd(verdict.crossing())
                .setEvidence(items)
                .setFirmware(FirmwareDetails.of(verdict))
                .build();
    }

    /** A hash of what a finding about firmware says beside its counts; stable over restarts. */
    public static int content(Finding finding) {
        return (finding.getConfidence()
                        + finding.getSeverity()
                        + finding.getDistinct()
                        + finding.getFirmware())
                .hashCode();
    }

    private List<EvidenceItem> evidence(
            SubjectKey key, EvidenceFields fields, PaneSummary summary) {
        List<EvidenceItem> items = new ArrayList<>();
        add(items, fields.peer(), summary.peers().texts());
        add(
                items,
                fields.target() == null ? fields.name() : fields.target(),
                summary.targets().texts());
        add(items, fields.port(), summary.ports().texts());
        addAsset(items, key);
        return items;
    }

    private List<EvidenceItem> evidence(SubjectKey key, EvidenceFields fields, Verdict verdict) {
        List<EvidenceItem> items = new ArrayList<>();
        add(items, fields.peer(), verdict.peers());
        add(items, fields.target(), verdict.targets());
        add(items, fields.port(), verdict.ports());
        add(items, fields.name(), verdict.names());
        add(items, "network.protocol", verdict.protocols());
        add(items, "event.outcome", outcomes(verdict));
        add(items, "cordon.credential.list", verdict.lists());
        addAsset(items, key);
        return items;
    }

    private void addAsset(List<EvidenceItem> items, SubjectKey key) {
        asset(key)
                .ifPresent(
                        asset -> {
                            add(items, "device.manufacturer", one(asset.vendor()));
                            add(items, "device.model.name", one(asset.product()));
                            add(items, "cordon.setting", one(asset.setting()));
                            add(items, "cordon.operator", one(asset.operator()));
                            add(items, "cordon.contact", one(asset.contact()));
                        });
    }

    /** In the words of ECS; a failure that was inferred is a failure. */
    private static List<String> outcomes(Verdict verdict) {
        List<LoginOutcome> seen = verdict.outcomes();
        List<String> words = new ArrayList<>();
        if (seen.contains(LoginOutcome.SUCCESS)) {
            words.add("success");
        }
        if (seen.contains(LoginOutcome.FAILURE) || seen.contains(LoginOutcome.FAILURE_INFERRED)) {
            words.add("failure");
        }
        if (seen.contains(LoginOutcome.UNKNOWN)) {
            words.add("unknown");
        }
        return words;
    }

    /** The device or network meant: the subject itself, or of a pair the server. */
    private Optional<Asset> asset(SubjectKey key) {
        String subject = key.subject();
        return switch (key.subjectType()) {
            case "device" -> {
                IpAddress address = address(subject);
                yield assets.find(key.tenant(), address == null ? subject : null, address);
            }
            case "pair" ->
                    assets.find(
                            key.tenant(),
                            null,
                            address(subject.substring(subject.indexOf('>') + 1)));
            case "source", "victim" -> assets.find(key.tenant(), null, address(subject));
            case "prefix" ->
                    assets.find(
                            key.tenant(),
                            null,
                            address(subject.substring(0, subject.indexOf('/'))));
            default -> Optional.empty();
        };
    }

    private static @Nullable IpAddress address(String text) {
        try {
            return IpAddress.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<String> one(@Nullable String value) {
        return value == null || value.isEmpty() ? List.of() : List.of(value);
    }

    private static void add(List<EvidenceItem> items, @Nullable String field, List<String> values) {
        if (field != null && !values.isEmpty()) {
            items.add(EvidenceItem.newBuilder().setField(field).setValues(values).build());
        }
    }
}
