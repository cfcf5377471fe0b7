package io.cordon.detect.firmware.match;

import static io.cordon.detect.counting.Confidence.HIGH;
import static io.cordon.detect.counting.Confidence.LOW;
import static io.cordon.detect.counting.Confidence.MEDIUM;
import static io.cordon.detect.firmware.match.Status.AFFECTED;
import static io.cordon.detect.firmware.match.Status.NOT_AFFECTED;
import static io.cordon.detect.firmware.match.Status.UNKNOWN;

import io.cordon.detect.counting.Confidence;

/** Why one criterion holds, does not hold, or cannot be told; with the confidence of that. */
public enum Cause {
    /** Inside a range that has an upper bound. */
    IN_RANGE(AFFECTED, HIGH, "the version lies in the range"),
    /** Listed by name. */
    LISTED(AFFECTED, HIGH, "the version is listed"),
    /** The list or bound leaves its end open: {@code 16.x}. */
    LISTED_LINE(AFFECTED, MEDIUM, "the version belongs to a listed release line"),
    /** At or above a lower bound, and no upper bound is given. */
    NO_UPPER_BOUND(
            AFFECTED, MEDIUM, "the version is at or above the lower bound, and no fix is named"),
    /** At the upper bound, which names no build while the version does. */
    BUILD_NOT_IN_BOUND(
            AFFECTED, MEDIUM, "the bound names no build, so every build of it counts as inside"),
    /** The listed version names no build while the device's does. */
    BUILD_NOT_IN_LIST(
            AFFECTED, LOW, "the listed version names no build; the device's may be another one"),
    /** The device may have a later build than it says. */
    BUILD_NOT_REPORTED(
            AFFECTED, LOW, "the bound names a build, but the device does not report its own"),
    /** One of version and bound is a date. */
    DATE_AGAINST_NUMBER(
            AFFECTED, LOW, "only one of version and bound is a date, so their order is a guess"),
    /** Below the upper bound, but the lower one cannot be compared or contradicts it. */
    LOWER_BOUND_LEFT_OUT(
            AFFECTED, LOW, "the lower bound cannot be used; the version is below the upper one"),
    /** Neither a range nor a version is given: a wildcard. */
    ANY_VERSION(AFFECTED, LOW, "the record names no version at all, so every version is meant"),
    /** Platform: this hardware. */
    HARDWARE(AFFECTED, HIGH, "the hardware is the one named"),

    /** Below the lower bound. */
    BELOW(NOT_AFFECTED, HIGH, "the version is below the range"),
    /** Above the upper bound, or at one that is outside. */
    ABOVE(NOT_AFFECTED, HIGH, "the version is above the range"),
    /** At an excluded upper bound without a build, which the version has. */
    ABOVE_BUT_FOR_BUILD(
            NOT_AFFECTED, MEDIUM, "the version is a build of the release that has the fix"),
    /** Outside, but by a comparison that is a guess. */
    OUTSIDE_BY_GUESS(
            NOT_AFFECTED, LOW, "the version seems outside the range, but the comparison is weak"),
    /** Not the listed version. */
    OTHER_VERSION(NOT_AFFECTED, HIGH, "another version is listed"),
    /** Not the product. */
    OTHER_PRODUCT(NOT_AFFECTED, HIGH, "another product is named"),
    /** Platform: other hardware. */
    OTHER_HARDWARE(NOT_AFFECTED, HIGH, "other hardware is named"),

    /** The device's version is no version. */
    VERSION_NOT_UNDERSTOOD(UNKNOWN, LOW, "the device's version cannot be read as a version"),
    /** The bound or listed version is no version, or of another scheme. */
    BOUND_NOT_COMPARABLE(
            UNKNOWN, LOW, "the version of the record cannot be compared with the device's"),
    /** A build is listed, and the device does not say which one it has. */
    BUILD_NOT_SAID(UNKNOWN, LOW, "a build is listed, but the device does not report its own"),
    /** Platform: nobody knows the hardware. */
    HARDWARE_NOT_KNOWN(UNKNOWN, LOW, "it depends on hardware that the device does not report"),
    /** Platform: nobody knows what else is installed. */
    BESIDE_NOT_KNOWN(UNKNOWN, LOW, "it depends on other software that the device does not report");

    private final Status status;
    private final Confidence confidence;
    private final String words;

    Cause(Status status, Confidence confidence, String words) {
        this.status = status;
        this.confidence = confidence;
        this.words = words;
    }

    /** Whether the criterion holds. */
    public Status status() {
        return status;
    }

    /** How sure that is. */
    public Confidence confidence() {
        return confidence;
    }

    /** In plain words; no sentence, no full stop. */
    public String words() {
        return words;
    }
}
