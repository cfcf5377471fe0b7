package io.cordon.bench.load;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.credential.CredentialList;
import io.cordon.schema.credential.FingerprintKey;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** The fingerprints of the load and what the detectors are told, under a key of the benchmark's. */
public final class LoadCredentials {

    private final FingerprintKey key = new FingerprintKey(new byte[FingerprintKey.BYTES]);
    private final List<byte[]> defaults =
            CredentialList.builtIn(key).fingerprints().stream().map(ByteBuffer::array).toList();

    /** A key that is public, since nothing of the load is secret. */
    public LoadCredentials() {}

    /** What the detectors judge the load with: every rule as published, every network named. */
    public DetectionSettings detection() {
        return DetectionSettings.of(Population.OURS, Map.of(), defaults, List.of());
    }

    List<byte[]> defaults() {
        return defaults;
    }

    byte[] of(String user, String password) {
        return key.fingerprint(user, password);
    }

    String keyId() {
        return key.id();
    }
}
