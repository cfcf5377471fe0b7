package io.cordon.detect.scope;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator knows of a device.
 *
 * @param vendor who made it; null when unknown
 * @param product model or product; null when unknown
 * @param setting where it stands, in lower case: home, enterprise, hospital, industrial, public,
 *     critical, safety; null when unknown
 */
public record Asset(@Nullable String vendor, @Nullable String product, @Nullable String setting) {

    private static final Set<String> SAFETY = Set.of("hospital", "industrial", "safety");

    /** Writes the setting in lower case. */
    public Asset {
        setting = setting == null ? null : setting.strip().toLowerCase(Locale.ROOT);
    }

    /** True in a setting where the failure of a device can hurt people. */
    public boolean safety() {
        return setting != null && SAFETY.contains(setting);
    }
}
