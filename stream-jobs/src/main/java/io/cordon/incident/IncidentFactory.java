package io.cordon.incident;

import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.Assets;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.avro.IncidentAsset;
import io.cordon.schema.avro.IncidentFactors;
import io.cordon.schema.avro.IncidentFinding;
import io.cordon.schema.avro.IncidentRule;
import io.cordon.schema.framing.TrustedRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes revisions of incidents from chains, and adds what is known of the subject. */
public final class IncidentFactory {

    static {
        // Defaults of a record are read like records from a topic.
        TrustedRecords.install();
    }

    private final Assets assets;

    /** Incidents of subjects that these assets know. */
    public IncidentFactory(Assets assets) {
        this.assets = assets;
    }

    /**
     * The revisions that readers need now: where what the chain replaces has gone, then the chain.
     *
     * @param waits true when a revision that is not urgent may wait
     */
    public List<Incident> revisions(
            IncidentSubject subject, Chain chain, Status status, boolean waits) {
        if (chain.isEmpty() || !chain.isChanged(status)) {
            return List.of();
        }
        Incident incident = incident(subject, chain, status);
        Written next =
                new Written(
                        status,
                        incident.getSeverity(),
                        incident.getRules().size(),
                        incident.getFindings());
        if (waits && !chain.isUrgent(next)) {
            return List.of();
        }
        List<Incident> revisions = new ArrayList<>();
        for (long former : chain.replaced()) {
            revisions.add(merged(subject, former, chain));
        }
        revisions.add(incident);
        chain.written(next);
        return revisions;
    }

    /** The incident of a chain. */
    Incident incident(IncidentSubject subject, Chain chain, Status status) {
        Sum sum = chain.sum();
        boolean closed = status == Status.CLOSED;
        Asset asset = asset(subject);
        Part worst = sum.worst();
        double setting = SeverityFormula.setting(asset == null ? null : asset.setting());
        double score = SeverityFormula.score(worst.factors().product() * setting);
        List<IncidentFinding> named = named(sum);
        return Incident.newBuilder()
                .setId(subject.id(chain.start()))
                .setVersion(2 * sum.versions() + (closed ? 1 : 0))
                .setTenant(subject.tenant())
                .setSubjectType(subject.type())
                .setSubject(subject.value())
                .setStart(chain.start())
                .setEnd(chain.end())
                .setStatus(status.text())
                .setClosed(closed)
                .setFirstTime(
                        sum.rules().values().stream().mapToLong(RuleSum::first).min().orElse(0))
                .setLastTime(sum.rules().values().stream().mapToLong(RuleSum::last).max().orElse(0))
                .setFindings(sum.findings())
                .setRules(rules(sum))
                .setFindingIds(named.stream().map(IncidentFinding::getId).toList())
                .setNamed(named)
                .setSeverity(SeverityFormula.severity(score).number())
                .setScore(score)
                .setFactors(factors(worst, setting))
                .setAsset(asset == null ? null : known(asset))
                .build();
    }

    /** What is left of an incident whose findings are in another one now. */
    private static Incident merged(IncidentSubject subject, long formerStart, Chain into) {
        return Incident.newBuilder()
                .setId(subject.id(formerStart))
                .setVersion(2 * into.sum().versions() + 1)
                .setTenant(subject.tenant())
                .setSubjectType(subject.type())
                .setSubject(subject.value())
                .setStart(formerStart)
                .setEnd(into.end())
                .setStatus(Status.MERGED.text())
                .setClosed(true)
                .setMergedInto(subject.id(into.start()))
                .setFirstTime(formerStart)
                .setLastTime(formerStart)
                .build();
    }

    private static List<IncidentRule> rules(Sum sum) {
        List<IncidentRule> rules = new ArrayList<>();
        for (Map.Entry<String, RuleSum> rule : sum.rules().entrySet()) {
            RuleSum of = rule.getValue();
            rules.add(
                    IncidentRule.newBuilder()
                            .setRuleId(rule.getKey())
                            .setFindings(of.findings())
                            .setRecords(of.records())
                            .setFirstTime(of.first())
                            .setLastTime(of.last())
                            .setSeverity(of.severity())
                            .build());
        }
        rules.sort(
                Comparator.comparingLong(IncidentRule::getFirstTime)
                        .thenComparing(IncidentRule::getRuleId));
        return rules;
    }

    private static List<IncidentFinding> named(Sum sum) {
        TreeSet<Part> named = new TreeSet<>(Part.BY_PERIOD);
        sum.rules().values().forEach(rule -> named.addAll(rule.named()));
        return named.stream()
                .map(
                        part ->
                                IncidentFinding.newBuilder()
                                        .setId(part.id())
                                        .setRuleId(part.ruleId())
                                        .setSubjectType(part.subjectType())
                                        .setSubject(part.subject())
                                        .setPeriodStart(part.periodStart())
                                        .setFirstTime(part.first())
                                        .setLastTime(part.last())
                                        .setCount(part.count())
                                        .setSeverity(part.factors().severity())
                                        .setPeers(part.peers())
                                        .build())
                .toList();
    }

    private static IncidentFactors factors(Part worst, double setting) {
        OwnFactors own = worst.factors();
        return IncidentFactors.newBuilder()
                .setFindingId(worst.id())
                .setRuleId(worst.ruleId())
                .setSubjectType(worst.subjectType())
                .setAdvice(worst.advice())
                .setBase(SeverityFormula.base(own.severity()))
                .setExposure(own.exposure().value())
                .setExposureText(own.exposure().text())
                .setExploitation(own.exploitation().value())
                .setExploitationText(own.exploitation().text())
                .setSetting(setting)
                .setSpread(SeverityFormula.spread(own.devices()))
                .setDevices(own.devices())
                .setConfidence(SeverityFormula.confidence(own.confidence()))
                .setConfidenceText(own.confidence())
                .build();
    }

    private @Nullable Asset asset(IncidentSubject subject) {
        String value = subject.value();
        return switch (subject.type()) {
            case "device" -> {
                IpAddress address = address(value);
                yield assets.find(subject.tenant(), address == null ? value : null, address)
                        .orElse(null);
            }
            case "victim", "source" ->
                    assets.find(subject.tenant(), null, address(value)).orElse(null);
            case "prefix" ->
                    assets.find(
                                    subject.tenant(),
                                    null,
                                    address(value.substring(0, Math.max(0, value.indexOf('/')))))
                            .orElse(null);
            default -> null;
        };
    }

    private static IncidentAsset known(Asset asset) {
        return IncidentAsset.newBuilder()
                .setName(asset.name())
                .setVendor(asset.vendor())
                .setProduct(asset.product())
                .setOperator(asset.operator())
                .setSector(asset.sector())
                .setSetting(asset.setting())
                .setContact(asset.contact())
                .build();
    }

    private static @Nullable IpAddress address(String text) {
        try {
            return IpAddress.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
