package io.cordon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cordon.stack.flink.FlinkJobs;
import io.cordon.stack.flink.FlinkSettings;
import io.cordon.stack.flink.RetainedCheckpoints;
import io.cordon.stack.process.Loopback;
import io.cordon.stack.testing.TestDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FlinkClusterIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** One cluster for the whole story, since its start is what takes the time. */
    @Test
    void jobsGoOnAfterEitherProcessWasKilled() throws Exception {
        Path directory = TestDirectory.create("flink-crash");
        Path file = directory.resolve("count.txt");
        FlinkSettings settings =
                FlinkSettings.defaults().withCheckpointInterval(Duration.ofMillis(500));
        try (FlinkCluster cluster =
                new FlinkCluster(directory, Loopback.freePort(), settings, Map.of())) {
            cluster.start();
            FlinkJobs jobs = cluster.jobs();
            String id = submit(jobs, file, Optional.empty());
            jobs.await(id, Set.of("RUNNING"), LIMIT);
            awaitCheckpoint(jobs, id);

            long beforeCrash = count(file);
            cluster.taskManager().kill();
            cluster.start();
            await().atMost(LIMIT).until(() -> count(file) > beforeCrash + 500);
            await().atMost(LIMIT).until(() -> jobs.restarts(id) > 0);
            assertThat(jobs.active("counting")).hasSize(1);

            long checkpoints = jobs.completedCheckpoints(id);
            await().atMost(LIMIT).until(() -> jobs.completedCheckpoints(id) > checkpoints);
            cluster.jobManager().kill();
            Optional<Path> newest = RetainedCheckpoints.newest(cluster.checkpoints());
            assertThat(newest).isPresent();
            cluster.start();
            // Only now: until then tasks of the lost JobManager may write.
            Files.delete(file);
            assertThat(jobs.list()).isEmpty();

            String again = submit(jobs, file, newest);
            jobs.await(again, Set.of("RUNNING"), LIMIT);
            await().atMost(LIMIT).until(() -> Files.exists(file));
            assertThat(count(file)).as("first count after the restore").isGreaterThan(500);

            jobs.cancel(again);
            jobs.await(again, Set.of("CANCELED"), LIMIT);
            assertThat(RetainedCheckpoints.newest(cluster.checkpoints())).isPresent();
        }
        for (String name : new String[] {"flink-jobmanager", "flink-taskmanager"}) {
            assertThat(directory.resolve("logs/" + name + ".log")).isNotEmptyFile();
            assertThat(directory.resolve("logs/" + name + ".out")).content().doesNotContain("INFO");
        }
    }

    private static String submit(FlinkJobs jobs, Path file, Optional<Path> restore)
            throws IOException {
        var environment = jobs.environment();
        CountingJob.build(environment, file);
        return jobs.submit(environment, "counting", restore);
    }

    private static void awaitCheckpoint(FlinkJobs jobs, String id) {
        await().atMost(LIMIT).until(() -> jobs.completedCheckpoints(id) > 0);
    }

    private static long count(Path file) throws IOException {
        return Files.exists(file) ? Long.parseLong(Files.readString(file)) : 0;
    }
}
