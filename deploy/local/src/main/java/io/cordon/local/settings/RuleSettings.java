package io.cordon.local.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the rules are judged with. Null means: not said.
 *
 * @param networks the prefixes that are ours
 * @param credentials list of default credentials, beside the built-in ones
 * @param rules thresholds and switches per rule
 * @param allow addresses and prefixes that are let through
 * @param assets what is known of devices
 * @param ports rows of the amplifier port table, beside the built-in ones
 */
public record RuleSettings(
        @Nullable Networks networks,
        @Nullable Path credentials,
        @Nullable Path rules,
        @Nullable Path allow,
        @Nullable Path assets,
        @Nullable Path ports) {

    /** The same without rows of the port table. */
    public RuleSettings(
            @Nullable Networks networks,
            @Nullable Path credentials,
            @Nullable Path rules,
            @Nullable Path allow,
            @Nullable Path assets) {
        this(networks, credentials, rules, allow, assets, null);
    }

    /** The same without assets. */
    public RuleSettings(
            @Nullable Networks networks,
            @Nullable Path credentials,
            @Nullable Path rules,
            @Nullable Path allow) {
        this(networks, credentials, rules, allow, null);
    }

    /** Nothing was said. */
    public static final RuleSettings UNSAID = new RuleSettings(null, null, null, null);

    /** These settings, and the others' where these are silent. */
    public RuleSettings orElse(RuleSettings others) {
        return new RuleSettings(
                networks != null ? networks : others.networks,
                credentials != null ? credentials : others.credentials,
                rules != null ? rules : others.rules,
                allow != null ? allow : others.allow,
                assets != null ? assets : others.assets,
                ports != null ? ports : others.ports);
    }
}
