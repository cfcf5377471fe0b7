package io.cordon.stack.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetainedCheckpointsTest {

    @TempDir private Path checkpoints;

    @Test
    void findsNoneWhereNoJobEverRan() throws IOException {
        assertThat(RetainedCheckpoints.newest(checkpoints)).isEmpty();
        assertThat(RetainedCheckpoints.newest(checkpoints.resolve("missing"))).isEmpty();
    }

    @Test
    void takesTheOneThatCompletedLastOverAllJobs() throws IOException {
        completed("job-a/chk-9", 1_000);
        completed("job-b/chk-2", 3_000);
        completed("job-b/chk-1", 2_000);
        assertThat(RetainedCheckpoints.newest(checkpoints))
                .contains(checkpoints.resolve("job-b/chk-2"));
    }

    @Test
    void takesTheHigherNumberWithinOneInstant() throws IOException {
        completed("job-a/chk-10", 1_000);
        completed("job-a/chk-9", 1_000);
        assertThat(RetainedCheckpoints.newest(checkpoints))
                .contains(checkpoints.resolve("job-a/chk-10"));
    }

    @Test
    void skipsWhatNeverCompletedAndWhatIsNoCheckpoint() throws IOException {
        completed("job-a/chk-1", 1_000);
        Files.createDirectories(checkpoints.resolve("job-a/chk-2"));
        completed("job-a/shared", 5_000);
        completed("job-a/chk-99999999999999999999", 5_000);
        assertThat(RetainedCheckpoints.newest(checkpoints))
                .contains(checkpoints.resolve("job-a/chk-1"));
    }

    private void completed(String name, long millis) throws IOException {
        Path metadata = checkpoints.resolve(name).resolve("_metadata");
        Files.createDirectories(metadata.getParent());
        Files.createFile(metadata);
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(millis));
    }
}
