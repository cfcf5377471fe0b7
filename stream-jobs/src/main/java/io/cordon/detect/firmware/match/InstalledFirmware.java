package io.cordon.detect.firmware.match;

import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.product.ProductNames.ProductKey;
import io.cordon.detect.firmware.version.FirmwareVersion;
import org.jspecify.annotations.Nullable;

/**
 * A firmware on a device, ready to be judged.
 *
 * @param product the firmware's product, usually named after the model
 * @param version its version
 * @param hardware the model, when it is known apart from the firmware's product; null when not
 * @param hardwareVersion revision of the hardware, null when unknown
 */
public record InstalledFirmware(
        ProductKey product,
        FirmwareVersion version,
        @Nullable ProductKey hardware,
        @Nullable FirmwareVersion hardwareVersion) {

    /** What is known of most devices: vendor, product and version, as they are written. */
    public static InstalledFirmware of(
            ProductNames names, String vendor, String product, String version) {
        return new InstalledFirmware(
                names.key(vendor, product), FirmwareVersion.of(version), null, null);
    }

    /** With the model that it runs on. */
    public InstalledFirmware on(ProductKey model, @Nullable String revision) {
        return new InstalledFirmware(
                product, version, model, revision == null ? null : FirmwareVersion.of(revision));
    }
}
