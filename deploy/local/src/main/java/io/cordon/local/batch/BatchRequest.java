package io.cordon.local.batch;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LogDate;
import io.cordon.local.firmware.FeedFiles;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code batch} was asked for.
 *
 * @param dataFolder where the default key lies
 * @param paths files and folders
 * @param out folder of the results
 * @param format the format; null detects it from content
 * @param logDate what dates lines without a year or zone; null takes the file's own date
 * @param telemetry whose telemetry it is
 * @param rules what the rules judge with
 * @param keepInput keep the bytes of what cannot be decoded
 * @param firmware files that firmware is judged by
 */
public record BatchRequest(
        Path dataFolder,
        List<Path> paths,
        Path out,
        @Nullable Format format,
        @Nullable LogDate logDate,
        TelemetrySettings telemetry,
        RuleSettings rules,
        boolean keepInput,
        FeedFiles firmware) {

    /** Copies the list. */
    public BatchRequest {
        paths = List.copyOf(paths);
    }
}
