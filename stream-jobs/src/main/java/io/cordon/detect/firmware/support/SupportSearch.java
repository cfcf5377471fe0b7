package io.cordon.detect.firmware.support;

import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.version.FirmwareVersion;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the period of support of one firmware in a feed that is streamed through it: the longest
 * release line that the version belongs to, and the product as a whole where no line fits. Of two
 * periods for one line the later end counts. Holds one period. Not thread-safe.
 */
public final class SupportSearch {

    private final InstalledFirmware firmware;
    private final ProductNames names;
    private @Nullable SupportPeriod best;
    private int bestLength = -1;

    /** Nothing is found yet. */
    public SupportSearch(InstalledFirmware firmware, ProductNames names) {
        this.firmware = firmware;
        this.names = names;
    }

    /** Looks at the next period of the feed. */
    public void accept(SupportPeriod period) {
        if (!names.key(period.vendor(), period.product()).equals(firmware.product())) {
            return;
        }
        int length = fits(period.line());
        SupportPeriod known = best;
        if (length > bestLength
                || (length >= 0
                        && length == bestLength
                        && known != null
                        && period.ends().isAfter(known.ends()))) {
            best = period;
            bestLength = length;
        }
    }

    /** What was found so far. */
    public Optional<SupportPeriod> found() {
        return Optional.ofNullable(best);
    }

    /** How much of the version the line says; -1 when the version does not belong to it. */
    private int fits(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        FirmwareVersion version = firmware.version();
        FirmwareVersion line = FirmwareVersion.of(text);
        if (line.understood() && !line.open()) {
            line = FirmwareVersion.of(text + ".x");
        }
        return version.understood()
                        && line.understood()
                        && !line.openInside()
                        && line.scheme().equals(version.scheme())
                        && version.compareToStartOf(line) == 0
                ? line.asUnderstood().length()
                : -1;
    }
}
