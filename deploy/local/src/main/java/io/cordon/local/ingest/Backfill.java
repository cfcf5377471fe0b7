package io.cordon.local.ingest;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.local.batch.DecodedFiles;
import io.cordon.stream.batch.BatchJob;
import io.cordon.stream.batch.BatchResult;
import io.cordon.stream.live.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The bounded run inside this JVM, into the topics and indices of a stack. */
public final class Backfill implements BoundedRun {

    @Override
    public String run(
            List<Path> files,
            DecodeSettings decoding,
            DetectionSettings detection,
            String bootstrapServers,
            URI elasticsearch)
            throws IOException {
        try {
            BatchResult result =
                    new BatchJob(files, new DecodedFiles(decoding), detection)
                            .toStack(new Endpoints(bootstrapServers, elasticsearch));
            return String.format(
                    Locale.ROOT,
                    "bounded run: %,d records of %,d files in %.1f s",
                    result.records(),
                    result.sources().size(),
                    result.duration().toMillis() / 1_000.0);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // Flink declares Exception; what it throws is the failure of the job.
            throw new IOException("Cannot run archives: " + e.getMessage(), e);
        }
    }
}
