package io.cordon.detect.catalog;

import io.cordon.detect.Detector;
import io.cordon.detect.EvidenceFields;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Verdict;
import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a revision of a finding from a verdict. */
public final class FindingFactory {

    private FindingFactory() {}

    /** The revision; {@code closed} marks the last one. */
    public static Finding finding(
            SubjectKey key, Detector<?> detector, Verdict verdict, boolean closed) {
        CountingRule rule = detector.counting();
        return Finding.newBuilder()
                .setId(key.findingId(verdict.periodStart()))
                .setVersion(2 * verdict.count() + (closed ? 1 : 0))
                .setClosed(closed)
                .setTenant(key.tenant())
                .setRuleId(key.ruleId())
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
                .setConfidence(verdict.plainly() ? "high" : "low")
                .setCrossingStart(verdict.crossing() - rule.window())
                .setCrossingEnd(verdict.crossing())
                .setEvidence(evidence(detector.evidence(), verdict))
                .build();
    }

    private static List<EvidenceItem> evidence(EvidenceFields fields, Verdict verdict) {
        List<EvidenceItem> items = new ArrayList<>();
        add(items, fields.peer(), verdict.peers());
        add(items, fields.port(), verdict.ports());
        add(items, fields.name(), verdict.names());
        return items;
    }

    private static void add(List<EvidenceItem> items, @Nullable String field, List<String> values) {
        if (field != null && !values.isEmpty()) {
            items.add(EvidenceItem.newBuilder().setField(field).setValues(values).build());
        }
    }
}
