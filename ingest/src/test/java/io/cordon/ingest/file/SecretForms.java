package io.cordon.ingest.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The forms in which a secret could be carried: as it is, with a user, encoded, hashed. */
public final class SecretForms {

    private SecretForms() {}

    /**
     * Every form as the bytes that must not appear; none is shorter than the secret, which has at
     * least eight bytes.
     */
    public static List<byte[]> of(String secret) {
        List<byte[]> forms = new ArrayList<>();
        for (String text :
                List.of(
                        secret,
                        "root" + secret,
                        "root:" + secret,
                        "root\0" + secret,
                        "r:" + secret)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            addEncoded(bytes, forms);
            for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
                addEncoded(hash(algorithm, bytes), forms);
            }
        }
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        for (int shift = 1; shift < 3; shift++) {
            // the three alignments of base64, without the characters that depend on neighbours
            byte[] padded = new byte[shift + plain.length];
            System.arraycopy(plain, 0, padded, shift, plain.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(padded);
            forms.add(
                    base64.substring(shift + 1, padded.length * 8 / 6)
                            .getBytes(StandardCharsets.UTF_8));
        }
        return forms;
    }

    private static void addEncoded(byte[] value, List<byte[]> forms) {
        forms.add(value);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(value);
        for (String form :
                List.of(
                        base64.substring(0, base64.length() - 1),
                        HexFormat.of().formatHex(value),
                        HexFormat.of().withUpperCase().formatHex(value))) {
            forms.add(form.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] hash(String algorithm, byte[] value) {
        try {
            return MessageDigest.getInstance(algorithm).digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
