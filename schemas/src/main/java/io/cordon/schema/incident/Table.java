package io.cordon.schema.incident;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Reads the tables that come with the program: CSV with a header, {@code #} for comments. */
final class Table {

    private Table() {}

    /** The rows by their first column, in the order of the file. */
    static <R> Map<String, R> read(String name, Function<NamedCsvRecord, R> row) {
        Map<String, R> rows = new LinkedHashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(
                                Table.class.getResourceAsStream(name), "resource " + name);
                CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder()
                                .commentStrategy(CommentStrategy.SKIP)
                                .ofNamedCsvRecord(
                                        new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord line : csv) {
                if (rows.put(line.getField(0), row.apply(line)) != null) {
                    throw new IllegalStateException(
                            "Cannot use " + name + ": " + line.getField(0) + " is there twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
        return Collections.unmodifiableMap(rows);
    }
}
