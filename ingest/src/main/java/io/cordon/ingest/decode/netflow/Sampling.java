package io.cordon.ingest.decode.netflow;

import org.jspecify.annotations.Nullable;

/** Sampling as one packet in so many, from the elements that say it (RFC 5477 section 8.2). */
final class Sampling {

    /** More than this is no sampling rate of any exporter. */
    private static final long HIGHEST = 1L << 32;

    private Sampling() {}

    /** The rate that a record names, 0 when it names none. */
    static long of(FlowFields record) {
        Long interval = record.positive(FlowElement.SAMPLING_INTERVAL);
        if (interval == null) {
            interval = record.positive(FlowElement.SAMPLER_RANDOM_INTERVAL);
        }
        if (interval != null) {
            return interval > HIGHEST ? 0 : interval;
        }
        Long taken = record.positive(FlowElement.SAMPLING_PACKET_INTERVAL);
        if (taken != null && record.has(FlowElement.SAMPLING_PACKET_SPACE)) {
            long space = record.get(FlowElement.SAMPLING_PACKET_SPACE, 0);
            return space < 0 || taken > HIGHEST || space > HIGHEST
                    ? 0
                    : rounded((double) (taken + space) / taken);
        }
        Long size = record.positive(FlowElement.SAMPLING_SIZE);
        Long population = record.positive(FlowElement.SAMPLING_POPULATION);
        if (size != null && population != null) {
            return rounded((double) population / size);
        }
        double probability = record.fraction(FlowElement.SAMPLING_PROBABILITY);
        return probability > 0 && probability <= 1 ? rounded(1 / probability) : 0;
    }

    private static long rounded(double rate) {
        return rate > HIGHEST ? 0 : Math.max(1, Math.round(rate));
    }

    /** The sampler or selector that a record belongs to; null when it names none. */
    static @Nullable Long sampler(FlowFields record) {
        if (record.has(FlowElement.SAMPLER_ID)) {
            return record.get(FlowElement.SAMPLER_ID, 0);
        }
        return record.has(FlowElement.SELECTOR_ID) ? record.get(FlowElement.SELECTOR_ID, 0) : null;
    }

    /** The interface that an options record is about, or at which a flow came in; null for 0. */
    static @Nullable Long interfaceOf(FlowFields record) {
        return record.positive(FlowElement.INGRESS_INTERFACE);
    }
}
