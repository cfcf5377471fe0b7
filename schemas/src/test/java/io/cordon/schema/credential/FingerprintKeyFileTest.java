package io.cordon.schema.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintKeyFileTest {

    @TempDir Path folder;

    @Test
    void isMadeOnFirstUseForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("keys/fingerprint.key");
        byte[] key = FingerprintKeyFile.readOrCreate(file);
        assertThat(key).hasSize(FingerprintKey.BYTES).isNotEqualTo(new byte[32]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).matches("[0-9a-f]{64}\\R");
    }

    @Test
    void isMadeOnce() throws IOException {
        Path file = folder.resolve("fingerprint.key");
        assertThat(FingerprintKeyFile.readOrCreate(file))
                .isEqualTo(FingerprintKeyFile.readOrCreate(file));
        assertThat(FingerprintKeyFile.readOrCreate(folder.resolve("other.key")))
                .isNotEqualTo(FingerprintKeyFile.readOrCreate(file));
    }

    @Test
    void processesThatStartTogetherGetOneKey() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 50; round++) {
                Path file = folder.resolve("round-" + round);
                Callable<byte[]> read = () -> FingerprintKeyFile.readOrCreate(file);
                byte[] expected = null;
                for (Future<byte[]> key :
                        pool.invokeAll(Stream.generate(() -> read).limit(4).toList())) {
                    expected = expected == null ? key.get() : expected;
                    assertThat(key.get()).isEqualTo(expected);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
    void isRefusedWhenOthersMayTouchIt(String mode) throws IOException {
        Path file = folder.resolve("fingerprint.key");
        FingerprintKeyFile.readOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatThrownBy(() -> FingerprintKeyFile.readOrCreate(file))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("others may read it; run: chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not hex at all", "abcd", "zz"})
    void isRefusedWithoutRepeatingWhatItHolds(String content) throws IOException {
        Path file = folder.resolve("fingerprint.key");
        FingerprintKeyFile.readOrCreate(file);
        Files.writeString(file, content);
        assertThatThrownBy(() -> FingerprintKeyFile.readOrCreate(file))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot use key file %s: expected 64 hex digits; move it away to have a new key made",
                        file);
    }

    @Test
    void rotationKeepsTheOldKeyBesideTheNewOneForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("fingerprint.key");
        byte[] old = FingerprintKeyFile.readOrCreate(file);
        assertThat(FingerprintKeyFile.read(file).previous()).isNull();

        KeyBytes rotated = FingerprintKeyFile.rotate(file);

        assertThat(rotated.previous()).isEqualTo(old);
        assertThat(rotated.current()).isNotEqualTo(old).isNotEqualTo(new byte[32]);
        assertThat(FingerprintKeyFile.readOrCreate(file)).isEqualTo(rotated.current());
        for (Path key : List.of(file, folder.resolve("fingerprint.key.previous"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void aSecondRotationWouldForgetAKeyAndIsRefused() throws IOException {
        Path file = folder.resolve("fingerprint.key");
        FingerprintKeyFile.readOrCreate(file);
        KeyBytes rotated = FingerprintKeyFile.rotate(file);
        assertThatThrownBy(() -> FingerprintKeyFile.rotate(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run './cordon key retire' first");
        assertThat(FingerprintKeyFile.read(file).current()).isEqualTo(rotated.current());

        FingerprintKeyFile.retire(file);
        assertThat(FingerprintKeyFile.read(file).previous()).isNull();
        assertThat(FingerprintKeyFile.read(file).current()).isEqualTo(rotated.current());
        assertThatThrownBy(() -> FingerprintKeyFile.retire(file))
                .hasMessageContaining("nothing to retire");
        FingerprintKeyFile.rotate(file);
    }

    @Test
    void aRotationThatDiedInBetweenIsSimplyDoneAgain() throws IOException {
        Path file = folder.resolve("fingerprint.key");
        byte[] old = FingerprintKeyFile.readOrCreate(file);
        // The old key was put aside already; the new one was not in place yet.
        Files.copy(file, FingerprintKeyFile.previous(file));
        assertThat(FingerprintKeyFile.read(file).previous()).isNull();
        assertThat(FingerprintKeyFile.rotate(file).previous()).isEqualTo(old);
    }

    @Test
    void aPreviousKeyThatOthersMayReadIsRefused() throws IOException {
        Path file = folder.resolve("fingerprint.key");
        FingerprintKeyFile.readOrCreate(file);
        FingerprintKeyFile.rotate(file);
        Path previous = FingerprintKeyFile.previous(file);
        Files.setPosixFilePermissions(previous, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> FingerprintKeyFile.read(file))
                .hasMessageEndingWith("run: chmod 600 " + previous);
    }

    @Test
    void thereIsNothingToRotateWithoutAKey() {
        assertThatThrownBy(() -> FingerprintKeyFile.rotate(folder.resolve("absent.key")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is not there");
    }
}
