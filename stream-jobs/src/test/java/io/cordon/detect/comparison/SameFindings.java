package io.cordon.detect.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Measures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the detectors say against what the reference says, field by field. */
public final class SameFindings {

    private SameFindings() {}

    /** Of the rules that the catalogue has: a rule's truth is written before its detector. */
    public static List<ReferenceFinding> catalogued(List<ReferenceFinding> expected) {
        return expected.stream()
                .filter(finding -> DetectorCatalog.ids().contains(finding.rule()))
                .toList();
    }

    /** Shows what differs, and not two lists of hundreds. */
    public static void check(List<Finding> findings, List<ReferenceFinding> truth) {
        List<ReferenceFinding> expected = catalogued(truth);
        List<ReferenceFinding> found =
                findings.stream().map(finding -> asReference(finding, expected)).toList();
        List<ReferenceFinding> missing = new ArrayList<>(expected);
        missing.removeAll(found);
        List<ReferenceFinding> unexpected = new ArrayList<>(found);
        unexpected.removeAll(expected);
        assertThat(unexpected).as("found, not expected; missing: %s", missing).isEmpty();
        assertThat(missing).as("missing").isEmpty();
        assertThat(found).hasSameSizeAs(expected);
    }

    private static ReferenceFinding asReference(Finding finding, List<ReferenceFinding> expected) {
        ReferenceFinding same =
                expected.stream()
                        .filter(reference -> reference.id().equals(finding.getId()))
                        .findAny()
                        .orElse(null);
        Measures measures = finding.getMeasures();
        return new ReferenceFinding(
                finding.getId(),
                finding.getTenant(),
                finding.getRuleId(),
                finding.getSubjectType(),
                finding.getSubject(),
                finding.getPeriodStart(),
                finding.getCount(),
                finding.getWeight(),
                distinct(finding, same),
                finding.getSensor(),
                finding.getVantage(),
                finding.getFirstTime(),
                finding.getLastTime(),
                finding.getConfidence(),
                finding.getSeverity(),
                finding.getEstimated(),
                measures == null ? null : SameMeasures.asReference(measures, same));
    }

    /** Beyond 4,096 values the count is an estimate (HyperLogLog, lgK 12: 5 % is three sigma). */
    private static long distinct(Finding finding, @Nullable ReferenceFinding same) {
        if (same == null || same.distinct() <= 4096) {
            return finding.getDistinct();
        }
        double exact = same.distinct();
        assertThat((double) finding.getDistinct()).isBetween(exact * 0.95, exact * 1.05);
        return same.distinct();
    }
}
