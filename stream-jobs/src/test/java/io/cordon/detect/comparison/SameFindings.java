package io.cordon.detect.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.detect.reference.ReferenceMeasures;
import io.cordon.detect.reference.ReferenceMeasures.Vector;
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

    /** Beyond 4,096 values the count is an estimate (HyperLogLog, lgK 12: 5 % is three sigma). */
    private static long distinct(Finding finding, List<ReferenceFinding> expected) {
        long exact =
                expected.stream()
                        .filter(reference -> reference.id().equals(finding.getId()))
                        .mapToLong(ReferenceFinding::distinct)
                        .findAny()
                        .orElse(-1);
        if (exact <= 4096) {
            return finding.getDistinct();
        }
        assertThat((double) finding.getDistinct()).isBetween(exact * 0.95, exact * 1.05);
        return exact;
    }

    private static ReferenceFinding asReference(Finding finding, List<ReferenceFinding> expected) {
        return new ReferenceFinding(
                finding.getId(),
                finding.getTenant(),
                finding.getRuleId(),
                finding.getSubjectType(),
                finding.getSubject(),
                finding.getPeriodStart(),
                finding.getCount(),
                finding.getWeight(),
                distinct(finding, expected),
                finding.getSensor(),
                finding.getVantage(),
                finding.getFirstTime(),
                finding.getLastTime(),
                finding.getConfidence(),
                finding.getSeverity(),
                finding.getEstimated(),
                measures(finding.getMeasures()));
    }

    private static @Nullable ReferenceMeasures measures(@Nullable Measures found) {
        return found == null
                ? null
                : new ReferenceMeasures(
                        found.getTier(),
                        found.getBytes(),
                        found.getPackets(),
                        found.getRelativeError(),
                        found.getLargestSamplingRate(),
                        found.getPeakBitsPerSecond(),
                        found.getPeakPacketsPerSecond(),
                        found.getMeanBitsPerSecond(),
                        found.getMeanPacketsPerSecond(),
                        found.getDurationSeconds(),
                        orZero(found.getRequestBytes()),
                        orZero(found.getRequestPackets()),
                        found.getBaf(),
                        found.getPaf(),
                        found.getVectors().stream()
                                .map(v -> new Vector(v.getPort(), v.getPackets(), v.getBytes()))
                                .toList());
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
