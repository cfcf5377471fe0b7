package io.cordon.detect.counting;

import java.util.Locale;

/** How sure a finding is: about the evidence, not about the danger. */
public enum Confidence {
    /** Part of what was counted is inferred, or says little. */
    LOW,
    /** Seen, but something else may look the same. */
    MEDIUM,
    /** Seen as such. */
    HIGH;

    /** As it stands in findings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lower of both. */
    public Confidence and(Confidence other) {
        return compareTo(other) < 0 ? this : other;
    }

    /** The higher of both. */
    public Confidence or(Confidence other) {
        return compareTo(other) > 0 ? this : other;
    }
}
