package io.cordon.detect.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much it was, at the named sensor in the period. Sums are scaled by sampling and stay at the
 * largest number.
 *
 * @param tier the worst that any crossing sensor met; null where the rule has none
 * @param bytes of the matching records; of services what they sent
 * @param relativeError relative standard error of the packets, 0 when unsampled
 * @param peakBitsPerSecond of the largest pane
 * @param meanBitsPerSecond over the panes that were touched
 * @param durationSeconds from the first to the last event time, rounded down
 * @param requestBytes what services were sent; 0 where the rule has no requests
 * @param baf payload out by payload in; null without payload in
 * @param paf packets out by packets in; null without packets in
 */
public record ReferenceMeasures(
        @Nullable String tier,
        long bytes,
        long packets,
        double relativeError,
        long largestSamplingRate,
        long peakBitsPerSecond,
        long peakPacketsPerSecond,
        long meanBitsPerSecond,
        long meanPacketsPerSecond,
        long durationSeconds,
        long requestBytes,
        long requestPackets,
        @Nullable Double baf,
        @Nullable Double paf,
        List<Vector> vectors) {

    /** One port; 0 is fragments. */
    public record Vector(int port, long packets, long bytes) {}
}
