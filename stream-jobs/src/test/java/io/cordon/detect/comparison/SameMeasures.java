package io.cordon.detect.comparison;

import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.detect.reference.ReferenceMeasures;
import io.cordon.detect.reference.ReferenceMeasures.Vector;
import io.cordon.schema.avro.Measures;
import org.jspecify.annotations.Nullable;

/** How much a finding says it was, as the reference says it. */
final class SameMeasures {

    /** Two ways to divide the same numbers may differ in the last digits. */
    private static final double ROUNDING = 1e-9;

    private SameMeasures() {}

    /** The measures; fractions that differ by rounding alone are those of the reference. */
    static ReferenceMeasures asReference(Measures found, @Nullable ReferenceFinding same) {
        ReferenceMeasures expected = same == null ? null : same.measures();
        Long requestBytes = found.getRequestBytes();
        Long requestPackets = found.getRequestPackets();
        return new ReferenceMeasures(
                found.getTier(),
                found.getBytes(),
                found.getPackets(),
                rounded(
                        found.getRelativeError(),
                        expected == null ? null : expected.relativeError()),
                found.getLargestSamplingRate(),
                found.getPeakBitsPerSecond(),
                found.getPeakPacketsPerSecond(),
                found.getMeanBitsPerSecond(),
                found.getMeanPacketsPerSecond(),
                found.getDurationSeconds(),
                requestBytes == null ? 0 : requestBytes,
                requestPackets == null ? 0 : requestPackets,
                fraction(found.getBaf(), expected == null ? null : expected.baf()),
                fraction(found.getPaf(), expected == null ? null : expected.paf()),
                found.getVectors().stream()
                        .map(v -> new Vector(v.getPort(), v.getPackets(), v.getBytes()))
                        .toList());
    }

    private static @Nullable Double fraction(@Nullable Double found, @Nullable Double expected) {
        return found == null ? null : Double.valueOf(rounded(found, expected));
    }

    private static double rounded(double found, @Nullable Double expected) {
        return expected != null && Math.abs(found - expected) <= ROUNDING * Math.abs(expected)
                ? expected
                : found;
    }
}
