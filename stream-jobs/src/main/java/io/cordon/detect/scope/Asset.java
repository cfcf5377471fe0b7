package io.cordon.detect.scope;

import java.io.Serializable;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator knows of a device, or of the devices of a network.
 *
 * @param vendor who made it; null when unknown
 * @param product model or product; null when unknown
 * @param setting where it stands, in lower case: home, enterprise, hospital, industrial, public,
 *     critical, safety; null when unknown
 * @param name what people call it; null when unknown
 * @param operator who runs it; null when unknown
 * @param sector for example health or energy; null when unknown
 * @param contact whom to tell; null when unknown
 */
public record Asset(
        @Nullable String vendor,
        @Nullable String product,
        @Nullable String setting,
        @Nullable String name,
        @Nullable String operator,
        @Nullable String sector,
        @Nullable String contact)
        implements Serializable {

    private static final Set<String> SAFETY = Set.of("hospital", "industrial", "safety");

    /** Writes the setting in lower case. */
    public Asset {
        setting = setting == null ? null : setting.strip().toLowerCase(Locale.ROOT);
    }

    /** What a rule asks for. */
    public Asset(@Nullable String vendor, @Nullable String product, @Nullable String setting) {
        this(vendor, product, setting, null, null, null, null);
    }

    /** True in a setting where the failure of a device can hurt people. */
    public boolean safety() {
        return setting != null && SAFETY.contains(setting);
    }
}
