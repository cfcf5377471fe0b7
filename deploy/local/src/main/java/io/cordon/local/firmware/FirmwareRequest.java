package io.cordon.local.firmware;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code firmware explain} was asked for.
 *
 * @param vendor vendor, as anybody writes it
 * @param product product
 * @param version version
 * @param model the hardware, when it is known apart from the product; null when not
 * @param revision revision of the hardware; null when not known
 * @param cve the one CVE that is asked about; null for all that apply
 * @param files what to judge by
 * @param asOf the day that due dates are counted to; null for today, UTC
 * @param json machine-readable output
 */
public record FirmwareRequest(
        String vendor,
        String product,
        String version,
        @Nullable String model,
        @Nullable String revision,
        @Nullable String cve,
        FeedFiles files,
        @Nullable LocalDate asOf,
        boolean json) {}
