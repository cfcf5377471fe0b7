package io.cordon.local.up;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.stack.flink.FlinkJobs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Submits the live graph to a Flink cluster. */
@FunctionalInterface
public interface DetectionJob {

    /**
     * Submits and returns the job's id.
     *
     * @param jobs the cluster
     * @param detection what the rules judge with
     * @param bootstrapServers telemetry in, findings out
     * @param elasticsearch where findings are indexed
     * @param restore the checkpoint to go on from; empty starts at the topics' beginning, which
     *     converges to the same index content
     * @throws IOException when the cluster refuses
     */
    String submit(
            FlinkJobs jobs,
            DetectionSettings detection,
            String bootstrapServers,
            URI elasticsearch,
            Optional<Path> restore)
            throws IOException;
}
