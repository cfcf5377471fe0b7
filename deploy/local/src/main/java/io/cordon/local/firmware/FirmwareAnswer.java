package io.cordon.local.firmware;

import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.product.ProductNames.Alias;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer, ready to be printed.
 *
 * @param request what was asked
 * @param firmware the device's firmware as it was understood
 * @param aliases those by which vendor and product lead to its key
 * @param asOf the day that due dates are counted to
 * @param feeds what was read
 * @param support until when it is supported; null when no file says
 * @param affected CVEs that apply
 * @param unknown CVEs of which nobody can say
 * @param notAffected CVEs that name the product and do not apply
 * @param listed what is shown: those that apply, the most urgent first, then those of which nobody
 *     can say; or the one that was asked about, whatever its verdict
 * @param cut how many are left out of the list
 * @param asked the CVE that was asked about; null when all were
 * @param vendorProducts products of the vendor, when no CVE names this one
 */
record FirmwareAnswer(
        FirmwareRequest request,
        InstalledFirmware firmware,
        List<Alias> aliases,
        LocalDate asOf,
        List<FeedCount> feeds,
        @Nullable SupportPeriod support,
        int affected,
        int unknown,
        int notAffected,
        List<ExplainedCve> listed,
        int cut,
        @Nullable AskedCve asked,
        VendorProducts vendorProducts) {

    /** Copies the lists. */
    FirmwareAnswer {
        aliases = List.copyOf(aliases);
        feeds = List.copyOf(feeds);
        listed = List.copyOf(listed);
    }

    /** CVEs that name the product. */
    int named() {
        return affected + unknown + notAffected;
    }

    boolean given(String feed) {
        return feeds.stream().anyMatch(each -> each.feed().equals(feed) && each.files() > 0);
    }
}
