package io.cordon.schema.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FingerprintKeyTest {

    private static final byte[] KEY = ascending();

    /**
     * RFC 4231 test case 1 has the 20-byte key 0x0b…0b. HMAC pads keys with zero bytes (RFC 2104
     * section 2), so the same key padded to 32 bytes must give the RFC's value.
     */
    @Test
    void hmacIsTheOneOfRfc4231Case1() {
        byte[] key = new byte[FingerprintKey.BYTES];
        Arrays.fill(key, 0, 20, (byte) 0x0b);
        assertHmac(
                key,
                "Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void hmacIsTheOneOfRfc4231Case2() {
        byte[] key =
                Arrays.copyOf("Jefe".getBytes(StandardCharsets.US_ASCII), FingerprintKey.BYTES);
        assertHmac(
                key,
                "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void fingerprintIsTheHmacOfUserZeroPassword() {
        // printf 'root\0xc3511' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f
        assertThat(hex(new FingerprintKey(KEY).fingerprint("root", "xc3511")))
                .isEqualTo("0c5098359255c14ad0297aaafcbb3a33733f97b48a6d236f41920826f145d427");
        // printf 'größe\0' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f
        assertThat(hex(new FingerprintKey(KEY).fingerprint("größe", "")))
                .isEqualTo("a314b2d9fa093e78450bb7e4a8317e2c723cdac1cf5e5a924625a230648f95eb");
    }

    @Test
    void whereTheUserEndsMatters() {
        FingerprintKey key = new FingerprintKey(KEY);
        assertThat(key.fingerprint("ab", "c")).isNotEqualTo(key.fingerprint("a", "bc"));
    }

    @Test
    void keepsNothingFromOneCallToTheNext() {
        FingerprintKey key = new FingerprintKey(KEY);
        byte[] first = key.fingerprint("admin", "admin");
        key.hmac(new byte[] {1, 2, 3, 4}, 1, 2);
        assertThat(key.fingerprint("admin", "admin")).isEqualTo(first);
        assertThat(key.hmac(new byte[] {9, 2, 3, 9}, 1, 2))
                .isEqualTo(key.hmac(new byte[] {2, 3}, 0, 2));
    }

    @Test
    void idTellsKeysApartWithoutTellingThem() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("cordon-key-id".getBytes(StandardCharsets.US_ASCII));
        String expected = hex(sha256.digest(KEY)).substring(0, 8);
        assertThat(new FingerprintKey(KEY).id()).isEqualTo(expected);
        assertThat(new FingerprintKey(new byte[32]).id()).isNotEqualTo(expected);
    }

    @Test
    void refusesKeysOfAnotherLength() {
        assertThatThrownBy(() -> new FingerprintKey(new byte[31]))
                .hasMessage("A fingerprint key has 32 bytes, this one has 31");
    }

    private static void assertHmac(byte[] key, String text, String expected) {
        byte[] input = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(hex(new FingerprintKey(key).hmac(input, 0, input.length))).isEqualTo(expected);
    }

    private static byte[] ascending() {
        byte[] key = new byte[FingerprintKey.BYTES];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return key;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
