package io.cordon.local.ingest;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LogDate;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ingest} was asked for.
 *
 * @param dataFolder where the running stack left its addresses
 * @param paths files and folders
 * @param format the format; null detects it from content
 * @param logDate what dates lines without a year or zone; null takes the file's own date
 * @param telemetry whose telemetry it is
 * @param rules what a bounded run judges with
 * @param bootstrapServers brokers in place of the running stack's
 * @param elasticsearch node in place of the running stack's, for a bounded run
 * @param door which way in
 * @param again take files that were already taken
 * @param keepInput keep the bytes of what cannot be decoded
 */
public record IngestRequest(
        Path dataFolder,
        List<Path> paths,
        @Nullable Format format,
        @Nullable LogDate logDate,
        TelemetrySettings telemetry,
        RuleSettings rules,
        @Nullable String bootstrapServers,
        @Nullable URI elasticsearch,
        Door door,
        boolean again,
        boolean keepInput) {

    /** Copies the list. */
    public IngestRequest {
        paths = List.copyOf(paths);
    }

    /** How telemetry enters. */
    public enum Door {
        /** By the first event time: older than the live horizon is a bounded run. */
        BY_AGE,
        /** Through the topics, whatever its age. */
        LIVE,
        /** As a bounded run of the same graph. */
        BACKFILL
    }
}
