package io.cordon.detect.firmware.match;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.match.Bound.Subject;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.product.ProductNames.ProductKey;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.Criterion;

/**
 * A criterion with its product's key and its versions read.
 *
 * @param criterion as the feed has it
 * @param key its product; an empty product means all of the vendor's
 * @param condition which versions
 * @param exempts it stands in a negated node
 */
record PreparedCriterion(
        Criterion criterion, ProductKey key, VersionCondition condition, boolean exempts) {

    static PreparedCriterion of(Criterion criterion, ProductNames names, boolean exempts) {
        CpeName cpe = criterion.cpe();
        return new PreparedCriterion(
                criterion,
                names.key(cpe.vendor(), cpe.product()),
                VersionCondition.of(cpe, criterion.range()),
                exempts);
    }

    boolean hardware() {
        return criterion.cpe().part() == CpeName.Part.HARDWARE;
    }

    /** True when it names what is vulnerable, and that is this product. */
    boolean concerns(ProductKey product) {
        return criterion.vulnerable() && matches(product);
    }

    private boolean matches(ProductKey product) {
        return key.vendor().equals(product.vendor())
                && (key.product().isEmpty() || key.product().equals(product.product()));
    }

    CriterionVerdict judge(InstalledFirmware firmware, Subject version) {
        Cause cause = hardware() ? onHardware(firmware) : installed(firmware, version);
        Confidence confidence = cause.confidence();
        if (key.product().isEmpty()) {
            confidence = Confidence.LOW;
        } else if (criterion.cpe().qualified() && confidence == Confidence.HIGH) {
            confidence = Confidence.MEDIUM;
        }
        return new CriterionVerdict(criterion, cause, confidence, exempts);
    }

    private Cause installed(InstalledFirmware firmware, Subject version) {
        if (matches(firmware.product())) {
            return condition.judge(version);
        }
        return criterion.vulnerable() ? Cause.OTHER_PRODUCT : Cause.BESIDE_NOT_KNOWN;
    }

    private Cause onHardware(InstalledFirmware firmware) {
        if (firmware.hardware() != null && !matches(firmware.hardware())) {
            return Cause.OTHER_HARDWARE;
        }
        // Firmware is mostly named after the model that it is for.
        if (firmware.hardware() == null && !matches(firmware.product())) {
            return criterion.vulnerable() ? Cause.OTHER_PRODUCT : Cause.HARDWARE_NOT_KNOWN;
        }
        if (condition instanceof VersionCondition.Any) {
            return criterion.vulnerable() ? Cause.ANY_VERSION : Cause.HARDWARE;
        }
        if (firmware.hardwareVersion() == null) {
            return Cause.HARDWARE_NOT_KNOWN;
        }
        return switch (condition.judge(Subject.of(firmware.hardwareVersion())).status()) {
            case AFFECTED -> Cause.HARDWARE;
            case NOT_AFFECTED -> Cause.OTHER_HARDWARE;
            case UNKNOWN -> Cause.HARDWARE_NOT_KNOWN;
        };
    }
}
