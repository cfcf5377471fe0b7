package io.cordon.detect.firmware.judge;

/**
 * The numbers in the rules about firmware.
 *
 * @param percentile from which EPSS percentile on {@code FW-EPSS} matches, in hundredths
 * @param lagDays for how many days a fix must have been known for {@code FW-LAG}
 * @param lagHighDays from how many days on its severity is high
 */
public record FirmwareThresholds(int percentile, int lagDays, int lagHighDays) {

    /** As published. */
    public static final FirmwareThresholds PUBLISHED = new FirmwareThresholds(90, 30, 90);

    /** Checks the bounds. */
    public FirmwareThresholds {
        if (percentile < 1 || percentile > 100) {
            throw new IllegalArgumentException(
                    "percentile must lie in 1 to 100, not " + percentile);
        }
        if (lagDays < 1 || lagHighDays < lagDays) {
            throw new IllegalArgumentException(
                    "days must be at least 1 and high_days at least days, not "
                            + lagDays
                            + " and "
                            + lagHighDays);
        }
    }
}
