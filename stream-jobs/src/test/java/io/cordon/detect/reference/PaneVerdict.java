package io.cordon.detect.reference;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That a condition held at a pane, and in what way.
 *
 * @param tier {@code fan-in}, {@code volume} or {@code heavy}; null where the rule has none
 * @param severity how bad that is
 * @param atMost the surest that a finding from it can be
 */
record PaneVerdict(@Nullable String tier, int severity, Confidence atMost) {

    /** In the order of their weight. */
    enum Confidence {
        LOW,
        MEDIUM,
        HIGH;

        Confidence atMost(Confidence other) {
            return compareTo(other) < 0 ? this : other;
        }

        /** What the relative standard error of a sum allows to say. */
        static Confidence of(double error) {
            return error <= 0.10 ? HIGH : error <= 0.30 ? MEDIUM : LOW;
        }
    }

    static final Comparator<PaneVerdict> WORST = Comparator.comparingInt(PaneVerdict::severity);

    static PaneVerdict plain(int severity, Confidence atMost) {
        return new PaneVerdict(null, severity, atMost);
    }
}
