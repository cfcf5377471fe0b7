package io.cordon.detect.generated;

import io.cordon.detect.reference.ReferenceFeeds.DefaultPair;
import io.cordon.schema.credential.BuiltInCredentials;
import io.cordon.schema.credential.FingerprintKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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

    /** The whole dictionary of the 2016 botnet: what a record calls {@code botnet-2016}. */
    public static final List<Pair> BOTNET_PAIRS = botnet();

    /** Vendors' defaults: the vendor is the user's name. */
    public static final List<Pair> VENDOR_PAIRS =
            List.of(new Pair("acme", "acme-1234"), new Pair("globex", "globex-1234"));

    /** A listed pair whose entry was fingerprinted before the key was changed, and only then. */
    public static final Pair OLD_PAIR = new Pair("service", "old-list-1234");

    private TestCredentials() {}

    private static List<Pair> botnet() {
        InputStream list =
                Objects.requireNonNull(
                        BuiltInCredentials.class.getResourceAsStream("botnet-2016.csv"));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.equals("user,password"))
                    .map(line -> line.split(",", 2))
                    .map(cells -> new Pair(cells[0], cells[1].replace("<blank>", "")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of all generated fingerprints; a new array on every call. */
    public static byte[] key() {
        return "generated input, not a secret ok".getBytes(StandardCharsets.US_ASCII);
    }

    /** The key before {@link #key}; the operator keeps it for a while. */
    public static byte[] previousKey() {
        return "the key before, no secret either".getBytes(StandardCharsets.US_ASCII);
    }

    /** The lists in force. */
    public static List<DefaultPair> defaults() {
        List<DefaultPair> defaults = new ArrayList<>();
        BOTNET_PAIRS.forEach(pair -> defaults.add(entry(key(), pair, Set.of())));
        VENDOR_PAIRS.forEach(pair -> defaults.add(entry(key(), pair, Set.of(pair.user()))));
        defaults.add(entry(previousKey(), OLD_PAIR, Set.of("acme")));
        return List.copyOf(defaults);
    }

    private static DefaultPair entry(byte[] key, Pair pair, Set<String> vendors) {
        FingerprintKey fingerprints = new FingerprintKey(key);
        ByteBuffer bytes = ByteBuffer.wrap(fingerprints.fingerprint(pair.user(), pair.password()));
        return new DefaultPair(fingerprints.id(), bytes, vendors);
    }

    /** Name of {@link #key} as records carry it. */
    public static String keyId() {
        return new FingerprintKey(key()).id();
    }

    static byte[] fingerprint(Pair pair) {
        return new FingerprintKey(key()).fingerprint(pair.user(), pair.password());
    }

    /** How findings about a pair name it. */
    static String subject(Pair pair) {
        return keyId() + ":" + HexFormat.of().formatHex(fingerprint(pair)).substring(0, 32);
    }

    static String previousKeyId() {
        return new FingerprintKey(previousKey()).id();
    }

    static byte[] fingerprintUnderPreviousKey(Pair pair) {
        return new FingerprintKey(previousKey()).fingerprint(pair.user(), pair.password());
    }

    static byte[] fingerprintUnderOtherKey(Pair pair) {
        return new FingerprintKey(new byte[FingerprintKey.BYTES])
                .fingerprint(pair.user(), pair.password());
    }
}
