package io.cordon.bench.throughput;

import io.cordon.bench.load.LoadSummary;
import io.cordon.bench.measure.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One mix, measured.
 *
 * @param load what was read
 * @param storedBytesPerRecord bytes per record on the broker's disk, keys and compression included
 * @param medians records per second by letter of the mode
 * @param dOverC the whole pipeline against Flink that only decodes
 * @param eOverC the pipeline without sinks against the same
 * @param dOverA the whole pipeline against a consumer that looks at nothing
 * @param cOverB the sanity of the comparison: Flink must not waste what the consumer delivers
 * @param valid false when c/b is below {@value #LEAN}: then c is no yardstick
 * @param runs every run
 */
public record MixResult(
        LoadSummary load,
        double storedBytesPerRecord,
        Map<String, Double> medians,
        @Nullable Double dOverC,
        @Nullable Double eOverC,
        @Nullable Double dOverA,
        @Nullable Double cOverB,
        boolean valid,
        List<Run> runs) {

    /** What Flink must reach of the plain decoding consumer. */
    public static final double LEAN = 0.6;

    static MixResult of(LoadSummary load, double storedBytesPerRecord, List<Run> runs) {
        Map<String, List<Double>> rates = new TreeMap<>();
        for (Run run : runs) {
            rates.computeIfAbsent(run.mode(), mode -> new ArrayList<>())
                    .add(run.recordsPerSecond());
        }
        Map<String, Double> medians = new TreeMap<>();
        rates.forEach((mode, values) -> medians.put(mode, Figures.median(values)));
        Double lean = ratio(medians, "c", "b");
        return new MixResult(
                load,
                storedBytesPerRecord,
                medians,
                ratio(medians, "d", "c"),
                ratio(medians, "e", "c"),
                ratio(medians, "d", "a"),
                lean,
                lean == null || lean >= LEAN,
                List.copyOf(runs));
    }

    private static @Nullable Double ratio(Map<String, Double> medians, String over, String under) {
        Double one = medians.get(over);
        Double other = medians.get(under);
        return one == null || other == null ? null : one / other;
    }
}
