package io.cordon.schema.credential;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The operator's key for credential fingerprints and for the HMAC of undecodable input
 * (HMAC-SHA-256, RFC 2104). Without the key neither can be tried against a word list. Not
 * thread-safe: one per decoder.
 */
public final class FingerprintKey {

    /** Length of a key. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;
    private final String id;

    /**
     * A key from its bytes.
     *
     * @throws IllegalArgumentException when it is not {@value #BYTES} bytes long
     */
    public FingerprintKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException(
                    "A fingerprint key has " + BYTES + " bytes, this one has " + key.length);
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("cordon-key-id".getBytes(StandardCharsets.UTF_8));
            id = HexFormat.of().formatHex(digest.digest(key), 0, 4);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** First 8 hex digits of SHA-256 over {@code cordon-key-id} and the key: tells keys apart. */
    public String id() {
        return id;
    }

    /** HMAC-SHA-256 over user, a zero byte and password, exact UTF-8; 32 bytes. */
    public byte[] fingerprint(String user, String password) {
        mac.update(user.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA-256 over bytes that may hold passwords: undecodable input, a list; 32 bytes. */
    public byte[] hmac(byte[] input, int offset, int length) {
        mac.update(input, offset, length);
        return mac.doFinal();
    }
}
