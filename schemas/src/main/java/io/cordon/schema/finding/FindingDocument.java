package io.cordon.schema.finding;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.index.EcsDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A finding as it stands in the index, on the console and in {@code findings.ndjson}: ECS names,
 * and what ECS lacks under {@code cordon} (docs/reference/index-fields.md).
 *
 * <p>A function of the finding and its rule's labels alone: no clock, no host, no run. So a closing
 * revision has the same bytes whether it was found live or in batch.
 */
public final class FindingDocument {

    /** Start of the names of the daily indices, and the alias over them. */
    public static final String INDEX = "cordon-findings";

    /** Rules whose records weigh as many failed attempts as they report. */
    private static final String BRUTE_FORCE = "CRED-BRUTE-";

    /** As many values of one kind as the contract allows; a finding that holds more is cut. */
    private static final int EVIDENCE_VALUES = 10;

    private static final int EVIDENCE_FIELDS = 16;

    private FindingDocument() {}

    /** The daily index of the period's start: an id belongs to exactly one. */
    public static String index(Finding finding) {
        return EcsDocument.dailyIndex(INDEX, finding.getPeriodStart());
    }

    /** The document on one line, UTF-8; equal findings give equal bytes. */
    public static byte[] json(Finding finding, RuleLabels labels) {
        EcsDocument document =
                new EcsDocument()
                        .putTime("@timestamp", finding.getLastTime())
                        .put("ecs.version", EcsDocument.ECS_VERSION)
                        .put("organization.id", finding.getTenant())
                        .put("event.id", finding.getId())
                        .put("event.kind", "alert")
                        .putAll("event.category", labels.categories())
                        .putTime("event.start", finding.getFirstTime())
                        .putTime("event.end", finding.getLastTime())
                        .put("event.severity", finding.getSeverity());
        outcome(finding).ifPresent(outcome -> document.put("event.outcome", outcome));
        document.put("rule.id", finding.getRuleId())
                .put("rule.version", finding.getRuleVersion())
                .put("rule.name", labels.name());
        if (!labels.techniques().isEmpty()) {
            document.put("threat.framework", "MITRE ATT&CK")
                    .putAll("threat.technique.id", labels.techniques());
        }
        putSides(document, finding);
        putDevice(document, finding);
        putRelated(document, finding);
        putOwnFields(document, finding);
        MeasureFields.put(document, finding.getMeasures());
        FirmwareFields.put(document, finding.getFirmware());
        putLabels(document, labels, finding);
        putEvidence(document, finding);
        return document.toBytes();
    }

    private static void putSides(EcsDocument document, Finding finding) {
        String subject = finding.getSubject();
        switch (finding.getSubjectType()) {
            case "source" -> putAddress(document, "source.ip", subject);
            case "victim" -> putAddress(document, "destination.ip", subject);
            case "pair" -> {
                int between = subject.indexOf('>');
                if (between > 0) {
                    putAddress(document, "source.ip", subject.substring(0, between));
                    putAddress(document, "destination.ip", subject.substring(between + 1));
                }
            }
            case "device" -> {
                if (address(subject).isPresent()) {
                    document.put("host.ip", subject);
                } else {
                    document.put("device.id", subject);
                }
            }
            default -> {
                // other subjects (a prefix, a domain) stand in cordon.subject alone
            }
        }
    }

    /** What the operator knows of the device. */
    private static void putDevice(EcsDocument document, Finding finding) {
        first(finding, "device.manufacturer")
                .ifPresent(vendor -> document.put("device.manufacturer", vendor));
        first(finding, "device.model.name")
                .ifPresent(product -> document.put("device.model.name", product));
    }

    /** Success when the subject got in once, else failure when it was refused, else unknown. */
    private static Optional<String> outcome(Finding finding) {
        return first(finding, "event.outcome");
    }

    private static Optional<String> first(Finding finding, String field) {
        return evidence(finding).stream()
                .filter(item -> item.getField().equals(field))
                .flatMap(item -> item.getValues().stream())
                .findFirst();
    }

    /**
     * The fields that analysts pivot on: every address and user name of the finding in one place.
     */
    private static void putRelated(EcsDocument document, Finding finding) {
        SortedSet<IpAddress> addresses = new TreeSet<>();
        for (String part : finding.getSubject().split(">", 2)) {
            address(part).ifPresent(addresses::add);
        }
        SortedSet<String> users = new TreeSet<>();
        for (EvidenceItem item : evidence(finding)) {
            if (item.getField().endsWith(".ip")) {
                values(item).forEach(value -> address(value).ifPresent(addresses::add));
            } else if (item.getField().equals("related.user")
                    || item.getField().equals("user.name")) {
                users.addAll(values(item));
            }
        }
        document.putAll("related.ip", addresses.stream().map(IpAddress::text).toList())
                .putAll("related.user", users);
    }

    private static void putOwnFields(EcsDocument document, Finding finding) {
        document.put("cordon.subject.type", finding.getSubjectType())
                .put("cordon.subject.value", finding.getSubject())
                .putTime("cordon.period.start", finding.getPeriodStart())
                .putTime("cordon.period.end", finding.getPeriodEnd())
                .put("cordon.count", finding.getCount());
        if (finding.getRuleId().startsWith(BRUTE_FORCE)) {
            document.put("cordon.failures", finding.getWeight());
        }
        document.put("cordon.distinct", finding.getDistinct())
                .put("cordon.estimated", finding.getEstimated());
        if (finding.getCredentials() > 0) {
            document.put("cordon.credentials.count", finding.getCredentials())
                    .put("cordon.credentials.estimated", finding.getCredentialsEstimated());
        }
        document.put("cordon.confidence", finding.getConfidence())
                .put("cordon.severity", Severity.of(finding.getSeverity()).text())
                .put("cordon.vantage", finding.getVantage().name().toLowerCase(Locale.ROOT))
                .put("cordon.sensor", finding.getSensor())
                .putTime("cordon.crossing.start", finding.getCrossingStart())
                .putTime("cordon.crossing.end", finding.getCrossingEnd())
                .put("cordon.closed", finding.getClosed())
                .put("cordon.version", finding.getVersion());
        first(finding, "cordon.setting")
                .ifPresent(setting -> document.put("cordon.setting", setting));
        first(finding, "cordon.operator")
                .ifPresent(operator -> document.put("cordon.operator", operator));
        first(finding, "cordon.contact")
                .ifPresent(contact -> document.put("cordon.contact", contact));
    }

    private static void putLabels(EcsDocument document, RuleLabels labels, Finding finding) {
        if (!labels.techniques().isEmpty() || !labels.icsTechniques().isEmpty()) {
            document.put("cordon.attack.version", RuleLabels.ATTACK_VERSION);
        }
        document.putAll("cordon.attack.ics", labels.icsTechniques())
                .putAll("cordon.provision", labels.provisions());
        if (!labels.advice().isEmpty()) {
            document.put("cordon.advice", Advice.of(finding, labels.advice()));
        }
    }

    private static void putEvidence(EcsDocument document, Finding finding) {
        for (EvidenceItem item : evidence(finding)) {
            document.putAll("cordon.evidence." + item.getField(), values(item));
        }
    }

    private static List<EvidenceItem> evidence(Finding finding) {
        List<EvidenceItem> items = finding.getEvidence();
        return items.subList(0, Math.min(items.size(), EVIDENCE_FIELDS));
    }

    private static List<String> values(EvidenceItem item) {
        List<String> values = item.getValues();
        return new ArrayList<>(values.subList(0, Math.min(values.size(), EVIDENCE_VALUES)));
    }

    private static void putAddress(EcsDocument document, String field, String text) {
        // An ip field refuses the whole document for one value that is no address.
        address(text).ifPresent(address -> document.put(field, address.text()));
    }

    private static Optional<IpAddress> address(String text) {
        try {
            return Optional.of(IpAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
