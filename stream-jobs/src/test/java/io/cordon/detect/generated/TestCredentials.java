package io.cordon.detect.generated;

import io.cordon.schema.credential.FingerprintKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Credentials under a fixed key that is no secret. The default pairs are a few of the dictionary of
 * the 2016 IoT botnet, so that they are default pairs under the built-in list too.
 */
public final class TestCredentials {

    /** A user and a password. */
    public record Pair(String user, String password) {}

    /** Some default pairs, one of them with an empty password. */
    public static final List<Pair> DEFAULT_PAIRS =
            List.of(
                    new Pair("root", "xc3511"),
                    new Pair("root", "vizxv"),
                    new Pair("admin", "admin"),
                    new Pair("root", "888888"),
                    new Pair("root", "juantech"),
                    new Pair("root", ""),
                    new Pair("support", "support"),
                    new Pair("root", "klv123"));

    private TestCredentials() {}

    /** The key of all generated fingerprints; a new array on every call. */
    public static byte[] key() {
        return "generated input, not a secret ok".getBytes(StandardCharsets.US_ASCII);
    }

    /** Fingerprints of {@link #DEFAULT_PAIRS} under {@link #key}. */
    public static Set<ByteBuffer> defaults() {
        return DEFAULT_PAIRS.stream()
                .map(pair -> ByteBuffer.wrap(fingerprint(pair)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Name of {@link #key} as records carry it. */
    public static String keyId() {
        return new FingerprintKey(key()).id();
    }

    static byte[] fingerprint(Pair pair) {
        return new FingerprintKey(key()).fingerprint(pair.user(), pair.password());
    }

    static byte[] fingerprintUnderOtherKey(Pair pair) {
        return new FingerprintKey(new byte[FingerprintKey.BYTES])
                .fingerprint(pair.user(), pair.password());
    }
}
