package io.cordon.bench.latency;

import org.jspecify.annotations.Nullable;

/**
 * Latency at one load, milliseconds.
 *
 * @param share of the maximum; null when the rate was given
 * @param targetPerSecond records per second that were asked for
 * @param writtenPerSecond what the generator wrote
 * @param readPerSecond what the pipeline read meanwhile
 * @param backlog records that the pipeline was behind at the end
 * @param sustained true when the generator kept to the target and the pipeline was at most two
 *     seconds behind: only then is the latency that of this load
 * @param probes thresholds that were crossed on purpose
 * @param missing of which no finding could be searched 60 s after the end
 * @param total arrival until searchable: in Kafka (acknowledged) of logins, at the collector (sent)
 *     of flows
 * @param append send until acknowledged by the broker; of flows until sent
 * @param read how far the source's newest emitted record was behind the clock, sampled
 * @param detect arrival until the finding is on its topic
 * @param index from there until the node gives the document out by id
 * @param search from there until a search finds it
 */
public record LatencyRun(
        @Nullable Double share,
        double targetPerSecond,
        double writtenPerSecond,
        double readPerSecond,
        long backlog,
        boolean sustained,
        int probes,
        int missing,
        Distribution total,
        Distribution append,
        Distribution read,
        Distribution detect,
        Distribution index,
        Distribution search) {}
