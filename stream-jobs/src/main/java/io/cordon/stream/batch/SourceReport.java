package io.cordon.stream.batch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param path as given
 * @param sha256 of its bytes, hex
 * @param format how it was read; null when it was not
 * @param skipped why it was not read; null when it was
 * @param lines counts by line class, with {@code lines} for all
 * @param records counts by telemetry stream
 * @param rejected dead letters by code
 * @param remarks what else the operator should know of the file
 */
public record SourceReport(
        String path,
        String sha256,
        @Nullable String format,
        @Nullable String skipped,
        TreeMap<String, Long> lines,
        TreeMap<String, Long> records,
        TreeMap<String, Long> rejected,
        ArrayList<String> remarks)
        implements Serializable {

    /** A report with copies of the collections. */
    public static SourceReport of(
            String path,
            String sha256,
            @Nullable String format,
            @Nullable String skipped,
            Map<String, Long> lines,
            Map<String, Long> records,
            Map<String, Long> rejected,
            List<String> remarks) {
        return new SourceReport(
                path,
                sha256,
                format,
                skipped,
                new TreeMap<>(lines),
                new TreeMap<>(records),
                new TreeMap<>(rejected),
                new ArrayList<>(remarks));
    }
}
