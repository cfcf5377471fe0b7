package io.cordon.detect.panes;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much of an attack was met; the later, the worse. */
public enum Tier {
    /** The rule has no tiers. */
    NONE,
    /** Large answers of many reflectors. */
    FAN_IN,
    /** Volume besides. */
    VOLUME,
    /** Volume that takes a network down. */
    HEAVY;

    /** As it stands in findings; null when the rule has no tiers. */
    public @Nullable String text() {
        return this == NONE ? null : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
