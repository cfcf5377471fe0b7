package io.cordon.local.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.local.key.KeyRequest.Operation;
import io.cordon.local.running.RunningStack;
import io.cordon.local.running.RunningStack.Owner;
import io.cordon.local.running.StackFile;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.schema.credential.FingerprintKeyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyKeeperTest {

    @TempDir Path folder;
    private Path file = Path.of("");
    private StringWriter out = new StringWriter();

    @BeforeEach
    void makeKey() throws IOException {
        file = folder.resolve("keys/fingerprint.key");
        FingerprintKeyFile.readOrCreate(file);
    }

    @Test
    void statusNamesTheKeysAndShowsNone() throws IOException {
        run(Operation.ROTATE, null, false);
        String current = FingerprintKeyFile.read(file).keys().ids().get(0);
        String previous = FingerprintKeyFile.read(file).keys().ids().get(1);
        assertThat(run(Operation.STATUS, null, false)).isZero();
        assertThat(out.toString()).contains("current   " + current, "previous  " + previous);
        for (Path secret : List.of(file, FingerprintKeyFile.previous(file))) {
            assertThat(out.toString()).doesNotContain(Files.readString(secret).strip());
        }
    }

    @Test
    void rotateKeepsTheOldKeyAndSaysWhatToDoNext() throws IOException {
        byte[] old = FingerprintKeyFile.readOrCreate(file);
        assertThat(run(Operation.ROTATE, null, false)).isZero();
        assertThat(out.toString())
                .contains("is kept beside it until './cordon key retire'", "start './cordon up'");
        assertThat(FingerprintKeyFile.read(file).previous()).isEqualTo(old);
        assertThatThrownBy(() -> run(Operation.ROTATE, null, false))
                .hasMessageContaining("run './cordon key retire' first");
    }

    @Test
    void retireLeavesTheCurrentKeyAlone() throws IOException {
        run(Operation.ROTATE, null, false);
        byte[] current = FingerprintKeyFile.readOrCreate(file);
        assertThat(run(Operation.RETIRE, null, false)).isZero();
        assertThat(FingerprintKeyFile.read(file).previous()).isNull();
        assertThat(FingerprintKeyFile.readOrCreate(file)).isEqualTo(current);
        assertThatThrownBy(() -> run(Operation.RETIRE, null, false))
                .hasMessageContaining("nothing to retire");
    }

    @Test
    void anotherKeyFileIsTaken() throws IOException {
        Path site = folder.resolve("site.key");
        assertThatThrownBy(() -> run(Operation.STATUS, site, false))
                .hasMessageContaining("it is not there");
        FingerprintKeyFile.readOrCreate(site);
        assertThat(run(Operation.ROTATE, site, false)).isZero();
        assertThat(Files.exists(FingerprintKeyFile.previous(site))).isTrue();
        assertThat(Files.exists(FingerprintKeyFile.previous(file))).isFalse();
    }

    @Test
    void theOldKeyIsNotRetiredUnderAJobThatKnowsOnlyThatOne() throws IOException {
        String old = FingerprintKeyFile.read(file).keys().current().id();
        run(Operation.ROTATE, null, false);
        running(List.of(old));
        assertThatThrownBy(() -> run(Operation.RETIRE, null, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("restart './cordon up' first");
        assertThat(FingerprintKeyFile.read(file).previous()).isNotNull();
        assertThat(run(Operation.RETIRE, null, true)).isZero();
    }

    private void running(List<String> keyIds) throws IOException {
        new StackFile(folder)
                .write(
                        new RunningStack(
                                Owner.current(),
                                Instant.EPOCH,
                                "127.0.0.1:1",
                                URI.create("http://127.0.0.1:2"),
                                URI.create("http://127.0.0.1:3"),
                                TelemetrySettings.UNSAID,
                                RuleSettings.UNSAID,
                                keyIds));
    }

    private int run(Operation operation, @Nullable Path keyFile, boolean force) throws IOException {
        out = new StringWriter();
        return new KeyKeeper(new PrintWriter(out, true), Clock.systemUTC())
                .run(new KeyRequest(folder, operation, keyFile, force));
    }
}
