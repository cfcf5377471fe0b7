package io.cordon.local.ingest;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.decode.DecodeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Runs archives through the same graph as live telemetry, to their end, into the same sinks. */
@FunctionalInterface
public interface BoundedRun {

    /**
     * Runs to the end.
     *
     * @param files what to read
     * @param decoding whose telemetry it is
     * @param detection what the rules judge with
     * @param bootstrapServers where findings are published
     * @param elasticsearch where they are indexed
     * @return one line for people
     * @throws IOException when a file cannot be read or a sink refuses
     */
    String run(
            List<Path> files,
            DecodeSettings decoding,
            DetectionSettings detection,
            String bootstrapServers,
            URI elasticsearch)
            throws IOException;
}
