package io.cordon.schema.finding;

import io.cordon.schema.avro.FirmwareCve;
import io.cordon.schema.avro.FirmwareFinding;
import io.cordon.schema.index.EcsDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a document that say what is wrong with a device's firmware. */
final class FirmwareFields {

    /** As many as the contract allows; a finding that holds more is cut. */
    private static final int MOST_CVES = 50;

    private FirmwareFields() {}

    /** Adds them; nothing when the rule is about anything else. */
    static void put(EcsDocument document, @Nullable FirmwareFinding firmware) {
        if (firmware == null) {
            return;
        }
        List<FirmwareCve> cves =
                firmware.getCves().subList(0, Math.min(MOST_CVES, firmware.getCves().size()));
        document.putAll("vulnerability.id", cves.stream().map(FirmwareCve::getId).toList());
        document.put("cordon.firmware.vendor", firmware.getVendor())
                .put("cordon.firmware.product", firmware.getProduct())
                .put("cordon.firmware.version", firmware.getVersion());
        put(document, "cordon.firmware.understood", firmware.getUnderstood());
        put(document, "cordon.firmware.model", firmware.getModel());
        put(document, "cordon.firmware.hardware_version", firmware.getHardwareVersion());
        document.putTime("cordon.firmware.since", firmware.getSince())
                .put("cordon.firmware.exposed", firmware.getExposed())
                .putObjects(
                        "cordon.firmware.cves", cves.stream().map(FirmwareFields::cve).toList());
        put(document, "cordon.firmware.support.ends", firmware.getSupportEnds());
        put(document, "cordon.firmware.support.line", firmware.getSupportLine());
        put(document, "cordon.firmware.support.source", firmware.getSupportSource());
        put(document, "cordon.firmware.support.days_past", firmware.getSupportDaysPast());
        put(document, "cordon.firmware.previous_version", firmware.getPreviousVersion());
        put(document, "cordon.firmware.previous_hash", firmware.getPreviousHash());
        put(document, "cordon.firmware.hash", firmware.getHash());
        put(document, "cordon.firmware.fixed_version", firmware.getFixedVersion());
        Long fixed = firmware.getFixedTime();
        if (fixed != null) {
            document.putTime("cordon.firmware.fixed_at", fixed);
        }
        put(document, "cordon.firmware.patch_lag", firmware.getPatchLagSeconds());
    }

    private static EcsDocument cve(FirmwareCve cve) {
        EcsDocument object =
                new EcsDocument().put("id", cve.getId()).put("confidence", cve.getConfidence());
        put(object, "score", cve.getScore());
        put(object, "score_version", cve.getScoreVersion());
        put(object, "epss_probability", cve.getEpssProbability());
        put(object, "epss_percentile", cve.getEpssPercentile());
        String due = cve.getKevDue();
        if (due != null) {
            object.put("kev_due", due)
                    .put("kev_days_overdue", cve.getKevDaysOverdue())
                    .put("ransomware", cve.getRansomware());
        }
        put(object, "published", cve.getPublished());
        object.put("reason", cve.getReason()).put("criterion", cve.getCriterion());
        if (!cve.getRange().isEmpty()) {
            object.put("range", cve.getRange());
        }
        put(object, "fixed_version", cve.getFixedVersion());
        return object;
    }

    private static void put(EcsDocument document, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            document.put(field, value);
        }
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
