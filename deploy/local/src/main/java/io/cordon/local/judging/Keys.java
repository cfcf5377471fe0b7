package io.cordon.local.judging;

import io.cordon.local.settings.TelemetrySettings;
import io.cordon.schema.credential.FingerprintKeyFile;
import java.io.IOException;
import java.nio.file.Path;

/** The key of credential fingerprints. */
public final class Keys {

    private Keys() {}

    /**
     * Reads the key that the settings name, by default the data folder's; makes it on first use.
     */
    public static byte[] of(Path dataFolder, TelemetrySettings telemetry) throws IOException {
        Path file = telemetry.keyFile();
        return FingerprintKeyFile.readOrCreate(
                file == null ? dataFolder.resolve("keys").resolve("fingerprint.key") : file);
    }
}
