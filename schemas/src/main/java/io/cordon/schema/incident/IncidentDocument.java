package io.cordon.schema.incident;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.avro.IncidentAsset;
import io.cordon.schema.avro.IncidentFactors;
import io.cordon.schema.avro.IncidentFinding;
import io.cordon.schema.avro.IncidentRule;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.index.EcsDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it stands in the index and in {@code incidents.ndjson}: ECS names, and what ECS
 * lacks under {@code cordon} (docs/reference/index-fields.md).
 *
 * <p>A function of the incident and its rules' labels alone, so that a closing revision has the
 * same bytes whether it was found live or in batch.
 */
public final class IncidentDocument {

    /** Start of the names of the monthly indices, and the alias over them. */
    public static final String INDEX = "cordon-incidents";

    private IncidentDocument() {}

    /** The monthly index of the first period's start: an id belongs to exactly one. */
    public static String index(Incident incident) {
        return EcsDocument.monthlyIndex(INDEX, incident.getStart());
    }

    /**
     * The document on one line, UTF-8; equal incidents give equal bytes.
     *
     * @param labels what each rule's documents say alike
     */
    public static byte[] json(Incident incident, Map<String, RuleLabels> labels) {
        EcsDocument document =
                new EcsDocument()
                        .putTime("@timestamp", incident.getLastTime())
                        .put("ecs.version", EcsDocument.ECS_VERSION)
                        .put("organization.id", incident.getTenant())
                        .put("event.id", incident.getId())
                        .put("event.kind", "alert")
                        .putTime("event.start", incident.getFirstTime())
                        .putTime("event.end", incident.getLastTime())
                        .put("event.severity", incident.getSeverity())
                        .put("event.risk_score", incident.getScore());
        putSubject(document, incident);
        putRules(document, incident, labels);
        putRelated(document, incident);
        putState(document, incident);
        putAsset(document, incident.getAsset());
        putFactors(document, incident);
        StoryFields.put(document, incident);
        return document.toBytes();
    }

    private static void putSubject(EcsDocument document, Incident incident) {
        String subject = incident.getSubject();
        Optional<IpAddress> address = address(subject);
        switch (incident.getSubjectType()) {
            case "source" -> address.ifPresent(ip -> document.put("source.ip", ip.text()));
            case "victim" -> address.ifPresent(ip -> document.put("destination.ip", ip.text()));
            case "device" -> {
                if (address.isPresent()) {
                    document.put("host.ip", subject);
                } else {
                    document.put("device.id", subject);
                }
            }
            default -> {
                // a prefix and a credential stand in cordon.subject alone
            }
        }
    }

    private static void putRules(
            EcsDocument document, Incident incident, Map<String, RuleLabels> labels) {
        List<RuleLabels> known = new ArrayList<>();
        for (IncidentRule rule : incident.getRules()) {
            RuleLabels of = labels.get(rule.getRuleId());
            if (of == null) {
                throw new IllegalStateException("unknown rule " + rule.getRuleId());
            }
            known.add(of);
        }
        if (incident.getMergedInto() == null) {
            document.put("message", message(incident, known));
        }
        document.putAll("event.category", all(known, RuleLabels::categories))
                .putAll(
                        "rule.id",
                        incident.getRules().stream().map(IncidentRule::getRuleId).toList())
                .putAll("rule.name", known.stream().map(RuleLabels::name).toList());
        Collection<String> techniques = all(known, RuleLabels::techniques);
        Collection<String> ics = all(known, RuleLabels::icsTechniques);
        if (!techniques.isEmpty()) {
            document.put("threat.framework", "MITRE ATT&CK")
                    .putAll("threat.technique.id", techniques)
                    .putAll("threat.technique.name", names(techniques, References::technique));
        }
        if (!techniques.isEmpty() || !ics.isEmpty()) {
            document.put("cordon.attack.version", RuleLabels.ATTACK_VERSION);
        }
        Collection<String> provisions = all(known, RuleLabels::provisions);
        document.putAll("cordon.attack.ics", ics)
                .putAll("cordon.attack.ics_name", names(ics, References::technique))
                .putAll("cordon.provision", provisions)
                .putAll("cordon.provision_text", names(provisions, References::provision))
                .putAll(
                        "cordon.family",
                        incident.getRules().stream()
                                .map(rule -> RuleTraits.of(rule.getRuleId()).family())
                                .distinct()
                                .toList());
    }

    /** The story in one line: what was seen, in the order in which it began. */
    private static String message(Incident incident, List<RuleLabels> inOrder) {
        return incident.getSubject()
                + ": "
                + inOrder.stream().map(RuleLabels::name).collect(Collectors.joining(", then "));
    }

    private static Collection<String> all(
            List<RuleLabels> labels, Function<RuleLabels, List<String>> part) {
        return labels.stream()
                .flatMap(one -> part.apply(one).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(
            Collection<String> ids, Function<String, Optional<String>> name) {
        return ids.stream().map(id -> name.apply(id).orElse(id)).toList();
    }

    /** Every address of the subject and of the findings that are named. */
    private static void putRelated(EcsDocument document, Incident incident) {
        Set<IpAddress> addresses = new TreeSet<>();
        address(incident.getSubject()).ifPresent(addresses::add);
        for (IncidentFinding finding : incident.getNamed()) {
            finding.getPeers().forEach(peer -> address(peer).ifPresent(addresses::add));
        }
        document.putAll("related.ip", addresses.stream().map(IpAddress::text).toList());
    }

    private static void putState(EcsDocument document, Incident incident) {
        document.put("cordon.subject.type", incident.getSubjectType())
                .put("cordon.subject.value", incident.getSubject())
                .putTime("cordon.period.start", incident.getStart())
                .putTime("cordon.period.end", incident.getEnd())
                .put("cordon.count", incident.getFindings())
                .put("cordon.severity", Severity.of(incident.getSeverity()).text())
                .put("cordon.closed", incident.getClosed())
                .put("cordon.version", incident.getVersion())
                .put("cordon.incident.status", incident.getStatus());
        String mergedInto = incident.getMergedInto();
        if (mergedInto != null) {
            document.put("cordon.incident.merged_into", mergedInto);
        }
    }

    private static void putAsset(EcsDocument document, @Nullable IncidentAsset asset) {
        if (asset == null) {
            return;
        }
        putKnown(document, "device.manufacturer", asset.getVendor());
        putKnown(document, "device.model.name", asset.getProduct());
        putKnown(document, "cordon.name", asset.getName());
        putKnown(document, "cordon.operator", asset.getOperator());
        putKnown(document, "cordon.sector", asset.getSector());
        putKnown(document, "cordon.setting", asset.getSetting());
        putKnown(document, "cordon.contact", asset.getContact());
    }

    private static void putKnown(EcsDocument document, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            document.put(field, value);
        }
    }

    private static void putFactors(EcsDocument document, Incident incident) {
        IncidentFactors factors = incident.getFactors();
        if (factors == null) {
            return;
        }
        document.put("cordon.exposure", factors.getExposureText())
                .put("cordon.exploitation", factors.getExploitationText())
                .put("cordon.confidence", factors.getConfidenceText())
                .put("cordon.devices", factors.getDevices())
                .put("cordon.factors.rule", factors.getRuleId())
                .put("cordon.factors.finding", factors.getFindingId())
                .put("cordon.factors.base", factors.getBase())
                .put("cordon.factors.exposure", factors.getExposure())
                .put("cordon.factors.exploitation", factors.getExploitation())
                .put("cordon.factors.setting", factors.getSetting())
                .put("cordon.factors.spread", factors.getSpread())
                .put("cordon.factors.confidence", factors.getConfidence());
        putKnown(document, "cordon.advice", factors.getAdvice());
        IncidentAsset asset = incident.getAsset();
        String setting = asset == null ? null : asset.getSetting();
        String type = incident.getSubjectType();
        String subject = incident.getSubject();
        document.put("cordon.action", Playbook.action(family(type, factors), type, subject));
        Playbook.disconnect(type, subject, setting)
                .ifPresent(how -> document.put("cordon.disconnect", how));
        document.put("cordon.isolation", Playbook.isolation(type, setting).text());
    }

    /** A device of ours that guesses is not the one whose password is guessed: it is infected. */
    private static String family(String subjectType, IncidentFactors factors) {
        String family = RuleTraits.of(factors.getRuleId()).family();
        boolean acts = subjectType.equals("device") && factors.getSubjectType().equals("source");
        return acts && family.equals("guessing") ? "infected" : family;
    }

    private static Optional<IpAddress> address(String text) {
        try {
            return Optional.of(IpAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
