package io.cordon.detect.scope;

import java.io.Serializable;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator knows of a device or of a network's devices. Null: not said.
 *
 * @param name what people call it
 * @param vendor who made it
 * @param product model or product line
 * @param operator who runs it
 * @param sector for example {@code health}, {@code energy}
 * @param setting where it stands, for example {@code home}, {@code hospital}, {@code industrial}
 * @param contact whom to tell
 */
public record Asset(
        @Nullable String name,
        @Nullable String vendor,
        @Nullable String product,
        @Nullable String operator,
        @Nullable String sector,
        @Nullable String setting,
        @Nullable String contact)
        implements Serializable {

    private static final Set<String> SAFETY = Set.of("hospital", "industrial", "safety");

    /** True where a device that goes wrong can hurt somebody: hospital, industrial, safety. */
    public boolean safety() {
        return setting != null && SAFETY.contains(setting.toLowerCase(Locale.ROOT));
    }
}
