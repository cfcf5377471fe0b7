package io.cordon.detect.firmware.match;

import io.cordon.detect.firmware.version.FirmwareVersion;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One end of a range, read once; where a version stands to it, and how sure that is. */
final class Bound {

    private static final Set<String> NO_START = Set.of("", "0", "*", "-", "n/a", "unspecified");
    private static final Set<String> NO_END = Set.of("", "*");

    private final FirmwareVersion version;
    private final boolean included;
    private final boolean usable;
    private final String scheme;
    private final boolean dated;
    private final boolean open;

    /** How well a version can be compared with a bound. */
    enum Quality {
        /** Plainly. */
        CLEAR,
        /** The bound has no build. */
        BUILD_LEFT_OUT,
        /** The version has no build. */
        BUILD_NOT_REPORTED,
        /** A date against a number. */
        DATE_AGAINST_NUMBER,
        /** Not at all. */
        NONE
    }

    private Bound(String text, boolean included) {
        this.version = FirmwareVersion.of(text);
        this.included = included;
        this.usable = version.understood() && !version.openInside();
        this.scheme = version.scheme();
        this.dated = version.dated();
        this.open = version.open();
    }

    /** A lower bound; null when the text says that there is none. */
    static @Nullable Bound start(@Nullable String text, boolean included) {
        return text == null || NO_START.contains(bare(text)) ? null : new Bound(text, included);
    }

    /** An upper bound; null when the text says that there is none. */
    static @Nullable Bound end(@Nullable String text, boolean included) {
        return text == null || NO_END.contains(bare(text)) ? null : new Bound(text, included);
    }

    /** A version that is listed. */
    static Bound listed(String text) {
        return new Bound(text, true);
    }

    private static String bare(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    boolean included() {
        return included;
    }

    boolean open() {
        return open;
    }

    Quality quality(Subject subject) {
        if (!usable || !scheme.equals(subject.scheme())) {
            return Quality.NONE;
        }
        if (dated != subject.dated()) {
            return Quality.DATE_AGAINST_NUMBER;
        }
        if (open) {
            return Quality.CLEAR;
        }
        if (version.continuedBy(subject.version())) {
            return Quality.BUILD_LEFT_OUT;
        }
        return subject.version().continuedBy(version) ? Quality.BUILD_NOT_REPORTED : Quality.CLEAR;
    }

    /** Where the version stands: below, at or above; only where the quality is not NONE. */
    int order(Subject subject, Quality quality) {
        if (open) {
            return subject.version().compareToStartOf(version);
        }
        return quality == Quality.BUILD_LEFT_OUT ? 0 : subject.version().compareTo(version);
    }

    /** True when both can be compared and this lower bound is above that upper one. */
    boolean above(Bound end) {
        if (!usable || !end.usable || !scheme.equals(end.scheme)) {
            return false;
        }
        if (open) {
            return end.version.compareToStartOf(version) < 0;
        }
        return (end.open ? version.compareToStartOf(end.version) : version.compareTo(end.version))
                > 0;
    }

    /** Equal as read or as understood. */
    boolean is(FirmwareVersion other) {
        return version.equals(other);
    }

    /** The version of a device, with what every comparison asks of it. */
    record Subject(FirmwareVersion version, String scheme, boolean dated, boolean understood) {
        static Subject of(FirmwareVersion version) {
            return new Subject(version, version.scheme(), version.dated(), version.understood());
        }
    }
}
