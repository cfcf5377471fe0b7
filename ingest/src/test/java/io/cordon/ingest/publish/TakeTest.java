package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.avro.IngestPosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeTest {

    private static final FileIdentity FILE = new FileIdentity("default", "0".repeat(64));

    @TempDir Path folder;

    @Test
    void anUnknownFileIsBegun() {
        assertThat(Take.of(Optional.empty(), false)).isEqualTo(new Take.Begin(1));
        assertThat(Take.of(Optional.empty(), true)).isEqualTo(new Take.Begin(1));
    }

    @Test
    void anUnfinishedTakeIsResumedAlsoWithAgain() {
        IngestPosition half = position(2, false);
        assertThat(Take.of(Optional.of(half), false)).isEqualTo(new Take.Resume(half));
        assertThat(Take.of(Optional.of(half), true)).isEqualTo(new Take.Resume(half));
        assertThat(new Take.Resume(half).number()).isEqualTo(2);
    }

    @Test
    void aFinishedFileIsTakenAgainOnlyWhenAsked() {
        IngestPosition done = position(2, true);
        assertThat(Take.of(Optional.of(done), false)).isEqualTo(new Take.Done(done));
        assertThat(Take.of(Optional.of(done), true)).isEqualTo(new Take.Begin(3));
    }

    @Test
    void aFileIsItsBytesAndItsTenant() throws Exception {
        Path one = Files.writeString(folder.resolve("one"), "abc");
        Path two = Files.writeString(folder.resolve("two"), "abc");
        // FIPS 180-4 example: SHA-256("abc")
        assertThat(FileIdentity.of("default", one).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(FileIdentity.of("default", one)).isEqualTo(FileIdentity.of("default", two));
        assertThat(FileIdentity.of("a", one).transactionalId())
                .isEqualTo("cordon-ingest.a.ba7816bf8f01cfea414140de5dae2223")
                .isNotEqualTo(FileIdentity.of("b", one).transactionalId());
        assertThatThrownBy(() -> new FileIdentity("default", "abc"))
                .hasMessageContaining("no SHA-256");
    }

    private static IngestPosition position(int take, boolean done) {
        return new TakeCounters(FILE, Path.of("x"), take, null).position(done, Instant.EPOCH);
    }
}
