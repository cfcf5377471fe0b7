package io.cordon.bench.measure;

import java.util.Collection;

/** Medians and percentiles. */
public final class Figures {

    private Figures() {}

    /** The middle value; of an even number the mean of the two in the middle. */
    public static double median(Collection<Double> values) {
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The smallest value that at least this share of the values does not exceed (nearest rank).
     *
     * @param share above 0, at most 1
     */
    public static double percentile(Collection<Double> values, double share) {
        double[] sorted = sorted(values);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static double[] sorted(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Cannot take the middle of no values");
        }
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
