package io.cordon.local.settings;

import io.cordon.schema.avro.Vantage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whose telemetry it is and who saw it. What is null was not said and is taken from the running
 * stack, else the default.
 *
 * @param tenant whose network
 * @param sensor which sensor; by default the name of the format
 * @param vantage from where it was seen; by default what the format implies
 * @param keyFile the key of credential fingerprints; by default {@code keys/fingerprint.key} under
 *     the data folder
 */
public record TelemetrySettings(
        @Nullable Tenant tenant,
        @Nullable String sensor,
        @Nullable Vantage vantage,
        @Nullable Path keyFile) {

    /** Nothing was said. */
    public static final TelemetrySettings UNSAID = new TelemetrySettings(null, null, null, null);

    /** These settings, and the others' where these are silent. */
    public TelemetrySettings orElse(TelemetrySettings others) {
        return new TelemetrySettings(
                tenant != null ? tenant : others.tenant,
                sensor != null ? sensor : others.sensor,
                vantage != null ? vantage : others.vantage,
                keyFile != null ? keyFile : others.keyFile);
    }
}
