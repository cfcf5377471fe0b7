package io.cordon.local.explain;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LogDate;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code explain} was asked for.
 *
 * @param dataFolder where the running stack left its addresses, and where the default key lies
 * @param question which finding
 * @param paths files and folders to recompute it from; empty only for an id that the running stack
 *     knows
 * @param format the format; null detects it from content
 * @param logDate what dates lines without a year or zone; null takes the file's own date
 * @param telemetry whose telemetry it is
 * @param rules what the rules judge with
 */
public record ExplainRequest(
        Path dataFolder,
        Question question,
        List<Path> paths,
        @Nullable Format format,
        @Nullable LogDate logDate,
        TelemetrySettings telemetry,
        RuleSettings rules) {

    /** Copies the list. */
    public ExplainRequest {
        paths = List.copyOf(paths);
    }

    /** Which finding is asked about. */
    public sealed interface Question {}

    /** A finding by its id, 32 lower-case hex digits. */
    public record ById(String id) implements Question {}

    /** A finding by what its id is made of, whether it exists or not. */
    public record BySubject(String rule, String subject, Instant period) implements Question {}
}
