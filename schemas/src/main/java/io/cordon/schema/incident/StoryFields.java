package io.cordon.schema.incident;

import io.cordon.schema.avro.Incident;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.index.EcsDocument;
import java.util.LinkedHashSet;

/** What happened, rule by rule and finding by finding. */
final class StoryFields {

    private StoryFields() {}

    static void put(EcsDocument document, Incident incident) {
        document.putObjects(
                "cordon.rules",
                incident.getRules().stream()
                        .map(
                                rule ->
                                        new EcsDocument()
                                                .put("id", rule.getRuleId())
                                                .put(
                                                        "family",
                                                        RuleTraits.of(rule.getRuleId()).family())
                                                .put("findings", rule.getFindings())
                                                .put("records", rule.getRecords())
                                                .putTime("start", rule.getFirstTime())
                                                .putTime("end", rule.getLastTime())
                                                .put(
                                                        "severity",
                                                        Severity.of(rule.getSeverity()).text()))
                        .toList());
        document.putObjects(
                "cordon.findings",
                incident.getNamed().stream()
                        .map(
                                finding ->
                                        new EcsDocument()
                                                .put("id", finding.getId())
                                                .put("rule", finding.getRuleId())
                                                .put("subject_type", finding.getSubjectType())
                                                .put("subject", finding.getSubject())
                                                .putTime("period", finding.getPeriodStart())
                                                .putTime("start", finding.getFirstTime())
                                                .putTime("end", finding.getLastTime())
                                                .put("count", finding.getCount())
                                                .put(
                                                        "severity",
                                                        Severity.of(finding.getSeverity()).text())
                                                .putAll(
                                                        "peers",
                                                        new LinkedHashSet<>(finding.getPeers())))
                        .toList());
    }
}
