package io.cordon.local.judging;

import io.cordon.local.settings.TelemetrySettings;
import io.cordon.schema.credential.FingerprintKeyFile;
import io.cordon.schema.credential.KeyBytes;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The keys of credential fingerprints. */
public final class Keys {

    private Keys() {}

    /**
     * Reads the keys that the settings name, by default the data folder's; makes one on first use.
     */
    public static KeyBytes of(Path dataFolder, TelemetrySettings telemetry) throws IOException {
        return FingerprintKeyFile.readOrCreateAll(file(dataFolder, telemetry.keyFile()));
    }

    /** The key file, by default the data folder's. */
    public static Path file(Path dataFolder, @Nullable Path named) {
        return named == null ? dataFolder.resolve("keys").resolve("fingerprint.key") : named;
    }
}
