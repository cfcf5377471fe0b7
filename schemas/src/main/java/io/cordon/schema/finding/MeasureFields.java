package io.cordon.schema.finding;

import io.cordon.schema.avro.Measures;
import io.cordon.schema.avro.VectorMeasure;
import io.cordon.schema.index.EcsDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a document that say how much went over the network. */
final class MeasureFields {

    private MeasureFields() {}

    /** Adds them; nothing when the rule only counts. */
    static void put(EcsDocument document, @Nullable Measures measures) {
        if (measures == null) {
            return;
        }
        String tier = measures.getTier();
        if (tier != null) {
            document.put("cordon.tier", tier);
        }
        document.put("cordon.estimate.bytes", measures.getBytes())
                .put("cordon.estimate.packets", measures.getPackets())
                .put("cordon.estimate.relative_error", measures.getRelativeError())
                .put("cordon.estimate.sampling_rate", measures.getLargestSamplingRate());
        put(document, "cordon.amplification.baf_measured", measures.getBaf());
        put(document, "cordon.amplification.paf_measured", measures.getPaf());
        put(document, "cordon.amplification.request_bytes", measures.getRequestBytes());
        put(document, "cordon.amplification.request_packets", measures.getRequestPackets());
        document.put("cordon.amplification.peak_bps", measures.getPeakBitsPerSecond())
                .put("cordon.amplification.peak_pps", measures.getPeakPacketsPerSecond())
                .put("cordon.amplification.mean_bps", measures.getMeanBitsPerSecond())
                .put("cordon.amplification.mean_pps", measures.getMeanPacketsPerSecond())
                .put("cordon.amplification.duration", measures.getDurationSeconds())
                .putObjects("cordon.amplification.vectors", vectors(measures));
    }

    private static List<EcsDocument> vectors(Measures measures) {
        return measures.getVectors().stream().map(MeasureFields::vector).toList();
    }

    private static EcsDocument vector(VectorMeasure vector) {
        EcsDocument object = new EcsDocument().put("port", vector.getPort());
        String service = vector.getService();
        if (service != null) {
            object.put("service", service);
        }
        object.put("packets", vector.getPackets()).put("bytes", vector.getBytes());
        put(object, "baf_low", vector.getBafPublishedLow());
        put(object, "baf_high", vector.getBafPublishedHigh());
        return object;
    }

    private static void put(EcsDocument document, String field, @Nullable Double value) {
        if (value != null) {
            document.put(field, value.doubleValue());
        }
    }

    private static void put(EcsDocument document, String field, @Nullable Long value) {
        if (value != null) {
            document.put(field, value.longValue());
        }
    }
}
