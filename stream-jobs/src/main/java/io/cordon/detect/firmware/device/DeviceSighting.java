package io.cordon.detect.firmware.device;

import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.schema.avro.Vantage;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One observation of a device, reduced to what the rules about firmware need.
 *
 * @param time event time, microseconds since the epoch
 * @param sensor who saw it
 * @param vantage from where
 * @param rules the rules that may count it, as {@linkplain FirmwareRule#bit bits}
 * @param outside true when it shows that the device can be reached from outside
 * @param selfReported true when the device itself says so
 * @param facts what it says of the firmware; null when it does not name vendor, product and version
 * @param hash hash of the firmware, at most {@value #LONGEST_HASH} characters; null when unknown
 */
public record DeviceSighting(
        long time,
        String sensor,
        Vantage vantage,
        int rules,
        boolean outside,
        boolean selfReported,
        @Nullable FirmwareFacts facts,
        @Nullable String hash)
        implements Comparable<DeviceSighting> {

    /** Longer hashes are cut: no algorithm in use has more than 128 hex digits. */
    public static final int LONGEST_HASH = 160;

    /** The order in which changes are told: what has one time goes by its texts. */
    private static final Comparator<DeviceSighting> ORDER =
            Comparator.comparingLong(DeviceSighting::time)
                    .thenComparing(
                            DeviceSighting::facts,
                            Comparator.nullsFirst(Comparator.<FirmwareFacts>naturalOrder()))
                    .thenComparing(
                            DeviceSighting::hash,
                            Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                    .thenComparing(DeviceSighting::selfReported)
                    .thenComparing(DeviceSighting::rules);

    /** Cuts the hash. */
    public DeviceSighting {
        if (hash != null && hash.length() > LONGEST_HASH) {
            hash = hash.substring(0, LONGEST_HASH);
        }
    }

    /** True when a rule may count it. */
    public boolean counts(FirmwareRule rule) {
        return (rules & rule.bit()) != 0;
    }

    @Override
    public int compareTo(DeviceSighting other) {
        return ORDER.compare(this, other);
    }
}
