package io.cordon.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "a, WEAK",
        "aB3$, WEAK",
        "aB3$xyz, WEAK",
        "abcdefghijklmnopqrstuvwxyz, WEAK",
        "12345678901234567890, WEAK",
        "password1, MODERATE",
        "aB3$xyzw, MODERATE",
        "abcdefghijkl123456, MODERATE",
        "aB3$xyzwvut, MODERATE",
        "aB3xyzwvutsr, STRONG",
        "Correct horse battery staple, STRONG"
    })
    void strengthIsCoarse(String password, PasswordStrength strength) {
        assertThat(Credentials.strength(password)).isEqualTo(strength);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "MASKED",
            value = {
                "<hidden>, MASKED",
                "<Masked>, MASKED",
                "*, MASKED",
                "********, MASKED",
                "'', ''",
                "hidden, hidden",
                "*a, *a"
            })
    void masksAreNoPasswords(String logged, String password) {
        assertThat(Credentials.unmasked(logged)).isEqualTo(password);
    }

    @Test
    void aLoginGetsTheKeyedFingerprint() {
        // printf 'root\0xc3511' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        LoginAttempt login = new LoginAttempt();
        new Credentials(new FingerprintKey(KEY)).put(login, "root", "xc3511");
        assertThat(HexFormat.of().formatHex(login.getCredentialFingerprint().array()))
                .isEqualTo("86482b25b1cf17b94881464559302b64372e022c7f4a5c662a7c4052bef817f1");
        assertThat(login.getFingerprintKeyId()).isEqualTo("aa6ef59a");
        assertThat(login.getPasswordStrength()).isEqualTo(PasswordStrength.WEAK);
    }

    @Test
    void withoutUserOrPasswordThereIsNoFingerprint() {
        LoginAttempt login = new LoginAttempt();
        Credentials credentials = new Credentials(new FingerprintKey(KEY));
        credentials.put(login, null, "secret");
        assertThat(login.getCredentialFingerprint()).isNull();
        credentials.put(login, "root", null);
        assertThat(login.getCredentialFingerprint()).isNull();
        assertThat(login.getPasswordStrength()).isEqualTo(PasswordStrength.UNKNOWN);
        credentials.put(login, "", "");
        assertThat(login.getCredentialFingerprint()).isNotNull();
        assertThat(login.getPasswordStrength()).isEqualTo(PasswordStrength.EMPTY);
    }

    @Test
    void longUsersAreCutButFingerprintedWhole() {
        Credentials credentials = new Credentials(new FingerprintKey(KEY));
        LoginAttempt one = new LoginAttempt();
        LoginAttempt other = new LoginAttempt();
        String smile = new String(Character.toChars(0x1f600));
        credentials.put(one, "u".repeat(255) + smile, "p");
        credentials.put(other, "u".repeat(255) + smile + "x", "p");
        assertThat(one.getUser()).isEqualTo("u".repeat(255)).isEqualTo(other.getUser());
        assertThat(one.getCredentialFingerprint()).isNotEqualTo(other.getCredentialFingerprint());
    }

    @Test
    void whileTwoKeysAreInUseALoginHasBothFingerprints() {
        byte[] old = "abcdef0123456789abcdef0123456789".getBytes(StandardCharsets.US_ASCII);
        LoginAttempt login = new LoginAttempt();
        new Credentials(FingerprintKeys.of(KEY, old)).put(login, "root", "xc3511");
        assertThat(HexFormat.of().formatHex(login.getCredentialFingerprint().array()))
                .isEqualTo("86482b25b1cf17b94881464559302b64372e022c7f4a5c662a7c4052bef817f1");
        // printf 'root\0xc3511' | openssl dgst -sha256 -hmac abcdef0123456789abcdef0123456789
        assertThat(HexFormat.of().formatHex(login.getPreviousFingerprint().array()))
                .isEqualTo("6e79967dabcd93e0f8cfa0533be02d9cca7e5b0cea99fe993cfe007e0c6ecacd");
        assertThat(login.getPreviousKeyId())
                .isEqualTo("1c5c7766")
                .isNotEqualTo(login.getFingerprintKeyId());
    }

    @Test
    void withOneKeyThereIsNoPreviousFingerprint() {
        LoginAttempt login = new LoginAttempt();
        new Credentials(new FingerprintKey(KEY)).put(login, "root", "xc3511");
        assertThat(login.getPreviousFingerprint()).isNull();
        assertThat(login.getPreviousKeyId()).isNull();
    }
}
