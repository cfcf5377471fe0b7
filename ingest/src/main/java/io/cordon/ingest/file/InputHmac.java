package io.cordon.ingest.file;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keyed hash of undecodable input in parts, since a line may be longer than memory. The same
 * function as {@link io.cordon.schema.credential.FingerprintKey#hmac}.
 */
public final class InputHmac {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /** A hash under a key. */
    public InputHmac(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** Adds bytes. */
    public void update(byte[] bytes, int offset, int length) {
        mac.update(bytes, offset, length);
    }

    /** The hash of what was added; begins anew. */
    public byte[] finish() {
        return mac.doFinal();
    }
}
