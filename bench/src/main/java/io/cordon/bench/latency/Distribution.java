package io.cordon.bench.latency;

import io.cordon.bench.measure.Figures;
import java.util.List;

/**
 * Milliseconds, nearest rank.
 *
 * @param p50 half of the values do not exceed it
 * @param p95 95 of 100 do not
 * @param p99 99 of 100 do not
 * @param max the largest
 */
public record Distribution(double p50, double p95, double p99, double max) {

    static Distribution of(List<Double> millis) {
        return millis.isEmpty()
                ? new Distribution(Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : new Distribution(
                        Figures.percentile(millis, 0.50),
                        Figures.percentile(millis, 0.95),
                        Figures.percentile(millis, 0.99),
                        Figures.percentile(millis, 1));
    }
}
