package io.cordon.detect.catalog;

import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneSummary;
import io.cordon.detect.panes.PaneVerdict;
import io.cordon.detect.panes.Peak;
import io.cordon.detect.panes.Traffic;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.schema.amplifier.Amplifier;
import io.cordon.schema.avro.Measures;
import io.cordon.schema.avro.VectorMeasure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finding of a pane rule says of bytes and packets. */
final class PaneMeasures {

    private static final long PANE_SECONDS = PaneRule.PANE / 1_000_000;

    private PaneMeasures() {}

    static Measures of(PaneVerdict verdict, AmplifierTable table) {
        PaneSummary summary = verdict.summary();
        Traffic out = summary.out();
        Traffic in = summary.in();
        Peak peak = verdict.peak();
        long seconds = Math.max(1, peak.panes()) * PANE_SECONDS;
        return Measures.newBuilder()
                .setTier(verdict.tier().text())
                .setBytes(out.bytes())
                .setPackets(out.packets())
                .setRelativeError(summary.relativeError())
                .setLargestSamplingRate(summary.largestSamplingRate())
                .setPeakBitsPerSecond(bitsPerSecond(peak.bytes(), PANE_SECONDS))
                .setPeakPacketsPerSecond(peak.packets() / PANE_SECONDS)
                .setMeanBitsPerSecond(bitsPerSecond(out.bytes(), seconds))
                .setMeanPacketsPerSecond(out.packets() / seconds)
                .setDurationSeconds((summary.last() - summary.first()) / 1_000_000)
                .setRequestBytes(in == null ? null : Long.valueOf(in.bytes()))
                .setRequestPackets(in == null ? null : Long.valueOf(in.packets()))
                .setBaf(in == null ? null : ratio(out.payload(), in.payload()))
                .setPaf(in == null ? null : ratio(out.packets(), in.packets()))
                .setVectors(vectors(summary, table))
                .build();
    }

    /** Rounded down; past what a long holds in bits the seconds are divided first. */
    private static long bitsPerSecond(long bytes, long seconds) {
        return bytes > Long.MAX_VALUE / 8 ? bytes / seconds * 8 : bytes * 8 / seconds;
    }

    private static @Nullable Double ratio(long out, long in) {
        return in == 0 ? null : Double.valueOf((double) out / in);
    }

    private static List<VectorMeasure> vectors(PaneSummary summary, AmplifierTable table) {
        List<VectorMeasure> vectors = new ArrayList<>();
        summary.vectors()
                .forEach(
                        (port, sum) -> {
                            Amplifier row = table.row(port);
                            vectors.add(
                                    new VectorMeasure(
                                            port,
                                            row == null ? null : row.service(),
                                            sum.packets(),
                                            sum.bytes(),
                                            row == null ? null : row.bafLow(),
                                            row == null ? null : row.bafHigh()));
                        });
        return vectors;
    }
}
