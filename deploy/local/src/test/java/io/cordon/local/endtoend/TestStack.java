package io.cordon.local.endtoend;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.local.up.Contracts;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.stack.LocalStack;
import io.cordon.stack.StackPorts;
import io.cordon.stack.StackSettings;
import io.cordon.stack.flink.FlinkJobs;
import io.cordon.stack.flink.FlinkSettings;
import io.cordon.stack.testing.TestDirectory;
import io.cordon.stream.live.Endpoints;
import io.cordon.stream.live.LiveJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * One stack for all tests of this JVM that kill nothing. It has no heartbeats, so event time goes
 * where the fed files take it, and archives can be sent through the live door.
 */
final class TestStack {

    /** The topics that detection reads. */
    static final List<String> TELEMETRY =
            List.of(TopicCatalog.FLOW, TopicCatalog.DNS, TopicCatalog.LOGIN);

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static @Nullable TestStack shared;

    private final Path directory;
    private final LocalStack stack;
    private final Topics topics;

    private TestStack(Path directory, LocalStack stack) {
        this.directory = directory;
        this.stack = stack;
        // Lives as long as this JVM.
        this.topics = new Topics(stack.kafka().bootstrapServers());
    }

    static synchronized TestStack shared() {
        if (shared == null) {
            try {
                shared = start();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
        return shared;
    }

    /** Ends it, for a test that starts engines of its own; it starts again when it is asked for. */
    static synchronized void stop() {
        if (shared != null) {
            shared.topics.close();
            kill(shared.stack);
            shared = null;
        }
    }

    private static TestStack start() throws IOException {
        Path directory = TestDirectory.create("end-to-end");
        LocalStack stack =
                new LocalStack(
                        directory,
                        StackPorts.free(),
                        new StackSettings(
                                256,
                                512,
                                FlinkSettings.defaults()
                                        .withCheckpointInterval(Duration.ofSeconds(1))));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(stack), "test-stack-stop"));
        stack.start();
        Contracts.apply(stack);
        return new TestStack(directory, stack);
    }

    /** Its data is worth nothing afterwards, and a clean stop would take seconds. */
    private static void kill(LocalStack stack) {
        stack.flink().kill();
        stack.elasticsearch().kill();
        stack.kafka().kill();
    }

    /** Everything that the engines write is below it. */
    Path directory() {
        return directory;
    }

    Endpoints endpoints() {
        return new Endpoints(stack.kafka().bootstrapServers(), stack.elasticsearch().url());
    }

    Path checkpoints() {
        return stack.flink().checkpoints();
    }

    FlinkJobs jobs() {
        return stack.flink().jobs();
    }

    Index index() {
        return new Index(stack.elasticsearch().url());
    }

    Topics topics() {
        return topics;
    }

    /** Submits the live job and returns its id. */
    String submit(DetectionSettings settings, boolean untilEnd, Map<String, String> flink)
            throws IOException {
        StreamExecutionEnvironment environment = jobs().environment();
        LiveJob.attach(environment, endpoints(), settings, untilEnd);
        environment.configure(Configuration.fromMap(flink));
        return jobs().submit(environment, LiveJob.NAME, Optional.empty());
    }

    /**
     * Reads the topics up to what they hold now, in streaming mode.
     *
     * @return what the job counted as late
     */
    long runToTheEnd(DetectionSettings settings) throws IOException {
        String job = submit(settings, true, Map.of());
        jobs().await(job, Set.of("FINISHED"), PATIENCE);
        return Long.parseLong(jobs().accumulators(job).get("late"));
    }
}
