package io.cordon.bench.load;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.credential.CredentialList;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.schema.credential.ListedCredential;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** The fingerprints of the load and what the detectors are told, under a key of the benchmark's. */
public final class LoadCredentials {

    private final FingerprintKey key = new FingerprintKey(new byte[FingerprintKey.BYTES]);
    private final List<ListedCredential> defaults =
            CredentialList.builtIn(FingerprintKeys.only(key)).pairs();

    /** A key that is public, since nothing of the load is secret. */
    public LoadCredentials() {}

    /** What the detectors judge the load with: every rule as published, every network named. */
    public DetectionSettings detection() {
        return DetectionSettings.of(Population.OURS, Map.of(), defaults, List.of(), List.of());
    }

    /** Fingerprints of pairs whose use counts as an attack. */
    List<byte[]> defaults() {
        return defaults.stream()
                .filter(ListedCredential::telling)
                .map(listed -> bytes(listed.fingerprint()))
                .toList();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    byte[] of(String user, String password) {
        return key.fingerprint(user, password);
    }

    String keyId() {
        return key.id();
    }
}
