package io.cordon.detect.firmware.judge;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one observation says of the firmware of a device: all that a judgement rests on beside the
 * feeds and the day. Observations with equal facts are judged alike.
 *
 * @param vendor manufacturer, as written
 * @param product product that the version is of, as written
 * @param version the version, as written
 * @param model model of the device where it is named apart; null when not
 * @param hardwareVersion revision of the hardware; null when unknown
 * @param believed how far the three names can be believed: no verdict is surer
 */
public record FirmwareFacts(
        String vendor,
        String product,
        String version,
        @Nullable String model,
        @Nullable String hardwareVersion,
        Confidence believed)
        implements Comparable<FirmwareFacts> {

    private static final Comparator<@Nullable String> TEXT =
            Comparator.nullsFirst(Comparator.<String>naturalOrder());

    private static final Comparator<FirmwareFacts> ORDER =
            Comparator.comparing(FirmwareFacts::vendor)
                    .thenComparing(FirmwareFacts::product)
                    .thenComparing(FirmwareFacts::version)
                    .thenComparing(FirmwareFacts::model, TEXT)
                    .thenComparing(FirmwareFacts::hardwareVersion, TEXT)
                    .thenComparing(FirmwareFacts::believed);

    /** Longer names are cut: state is bounded. */
    public static final int LONGEST = 128;

    /** Cuts the names. */
    public FirmwareFacts {
        vendor = cut(vendor);
        product = cut(product);
        version = cut(version);
        model = model == null ? null : cut(model);
        hardwareVersion = hardwareVersion == null ? null : cut(hardwareVersion);
    }

    /**
     * The facts of an observation; empty when it does not name vendor, product and version. What is
     * inferred from traffic or a scan is believed with medium confidence at most.
     */
    public static Optional<FirmwareFacts> of(DeviceObservation observation) {
        String vendor = observation.getVendor();
        String product = observation.getProduct();
        String version = observation.getVersion();
        if (isMissing(vendor) || isMissing(product) || isMissing(version)) {
            return Optional.empty();
        }
        Evidence how = observation.getKnownBy();
        Confidence most =
                how == Evidence.SELF_REPORT || how == Evidence.INVENTORY
                        ? Confidence.HIGH
                        : Confidence.MEDIUM;
        return Optional.of(
                new FirmwareFacts(
                        vendor,
                        product,
                        version,
                        observation.getModel(),
                        observation.getHardwareVersion(),
                        most.and(Confidence.valueOf(observation.getConfidence().name()))));
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** By their texts; says nothing of which version is the later one. */
    @Override
    public int compareTo(FirmwareFacts other) {
        return ORDER.compare(this, other);
    }

    /** Ready to be matched. */
    public InstalledFirmware installed(ProductNames names) {
        InstalledFirmware firmware = InstalledFirmware.of(names, vendor, product, version);
        if (model != null) {
            return firmware.on(names.key(vendor, model), hardwareVersion);
        }
        return hardwareVersion == null
                ? firmware
                : firmware.on(firmware.product(), hardwareVersion);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
