package io.cordon.detect.firmware.match;

import java.util.Locale;

/** What is known about a product and a vulnerability. */
public enum Status {
    /** The criterion holds. */
    AFFECTED,
    /** The criterion does not hold. */
    NOT_AFFECTED,
    /** What is known of the device, or of the vulnerability, does not decide it. */
    UNKNOWN;

    /** For people and documents. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Status negated() {
        return switch (this) {
            case AFFECTED -> NOT_AFFECTED;
            case NOT_AFFECTED -> AFFECTED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
