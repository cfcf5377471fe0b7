package io.cordon.ingest.file;

import io.cordon.ingest.decode.Format;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param path as given
 * @param sha256 of the file's bytes as stored (compressed if it is), 64 hex digits
 * @param format how it was read, never {@link Format#ZEEK}; null when it was skipped
 * @param skipped why it was not read; null when it was
 * @param lines its lines by class, packets and other units of binary files; none when skipped
 * @param records records by telemetry stream: {@code flow}, {@code dns}, {@code login}, {@code
 *     device}; a stream without records is not listed
 * @param rejectedByCode dead letters by code. A file whose gzip data breaks off between two lines
 *     has one dead letter more than rejected lines; a JSON element of several lines one for all
 * @param remarks what else the operator should know, for example which columns are not known; at
 *     most a few lines, without any value of the input
 */
public record FileReport(
        Path path,
        String sha256,
        @Nullable Format format,
        @Nullable String skipped,
        LineClasses lines,
        Map<String, Long> records,
        Map<String, Long> rejectedByCode,
        List<String> remarks) {

    /** Copies the collections, the maps sorted. */
    public FileReport {
        records = Collections.unmodifiableMap(new TreeMap<>(records));
        rejectedByCode = Collections.unmodifiableMap(new TreeMap<>(rejectedByCode));
        remarks = List.copyOf(remarks);
    }
}
