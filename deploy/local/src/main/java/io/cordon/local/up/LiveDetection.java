package io.cordon.local.up;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.stack.flink.FlinkJobs;
import io.cordon.stream.live.Endpoints;
import io.cordon.stream.live.LiveJob;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The live graph on the stack's own cluster, whose processes have our classes. */
public final class LiveDetection implements DetectionJob {

    @Override
    public String submit(
            FlinkJobs jobs,
            DetectionSettings detection,
            String bootstrapServers,
            URI elasticsearch,
            Optional<Path> restore)
            throws IOException {
        StreamExecutionEnvironment environment = jobs.environment();
        LiveJob.attach(
                environment, new Endpoints(bootstrapServers, elasticsearch), detection, false);
        return jobs.submit(environment, LiveJob.NAME, restore);
    }
}
