package io.cordon.schema.amplifier;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads amplifier port tables: CSV in UTF-8 whose header names {@code port} and {@code service} and
 * any of {@code baf_low}, {@code baf_high}, {@code evidence}, {@code iot}, {@code report}, {@code
 * conversation}, {@code open_service}, in any order. Lines that start with {@code #} are comments.
 * A file with one wrong line is refused whole. Bound: one row a port, and {@value #MOST_BYTES}
 * bytes.
 */
public final class AmplifierCsv {

    /** Largest file, bytes: every port with the longest names fits. */
    public static final long MOST_BYTES = 16 << 20;

    /** Columns in the order of the built-in table. */
    public static final List<String> COLUMNS =
            List.of(
                    "port",
                    "service",
                    "baf_low",
                    "baf_high",
                    "evidence",
                    "iot",
                    "report",
                    "conversation",
                    "open_service");

    private static final String BUILT_IN = "amplifiers.csv";

    private final String source;
    private final Map<String, Integer> columns = new HashMap<>();
    private final TreeSet<Integer> seen = new TreeSet<>();

    private AmplifierCsv(String source) {
        this.source = source;
    }

    /** The rows that come with Cordon, by port. */
    public static List<Amplifier> builtIn() {
        try (InputStream in =
                Objects.requireNonNull(
                        AmplifierCsv.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return new AmplifierCsv(BUILT_IN)
                    .rows(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the built-in port table", e);
        }
    }

    /**
     * Reads an operator's file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when any of it is wrong; the message names line and column
     */
    public static List<Amplifier> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("Cannot read port table " + file + ": it is not there");
        }
        AmplifierCsv table = new AmplifierCsv(file.toString());
        if (Files.size(file) > MOST_BYTES) {
            throw table.refused(1, "it is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return table.rows(reader);
        }
    }

    private List<Amplifier> rows(Reader reader) throws IOException {
        List<Amplifier> rows = new ArrayList<>();
        long line = 0;
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .allowMissingFields(true)
                        .ofCsvRecord(reader)) {
            for (CsvRecord row : csv) {
                line = row.getStartingLineNumber();
                if (columns.isEmpty()) {
                    header(row, line);
                } else {
                    rows.add(row(row, line));
                }
            }
        } catch (CsvParseException e) {
            throw refused(line + 1, "it is not CSV, or has more columns than the first line");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw refused(line + 1, "it is not UTF-8 text");
            }
            throw e.getCause();
        } catch (CharacterCodingException e) {
            throw refused(line + 1, "it is not UTF-8 text");
        }
        if (rows.isEmpty()) {
            throw refused(line + 1, "it holds no row");
        }
        return rows;
    }

    private void header(CsvRecord row, long line) {
        for (int i = 0; i < row.getFieldCount(); i++) {
            String name = row.getField(i).strip().toLowerCase(Locale.ROOT);
            if (!COLUMNS.contains(name)) {
                throw refused(
                        line,
                        "there is no column '"
                                + name
                                + "'; columns are "
                                + String.join(", ", COLUMNS));
            }
            if (columns.put(name, i) != null) {
                throw refused(line, "column '" + name + "' is there twice");
            }
        }
        if (!columns.containsKey("port") || !columns.containsKey("service")) {
            throw refused(line, "the columns port and service are needed");
        }
    }

    private Amplifier row(CsvRecord row, long line) {
        try {
            Amplifier amplifier =
                    new Amplifier(
                            port(value(row, "port")),
                            value(row, "service"),
                            factor(row, "baf_low"),
                            factor(row, "baf_high"),
                            orElse(value(row, "evidence"), "M"),
                            yes(row, "iot", false),
                            value(row, "report").isEmpty() ? null : value(row, "report"),
                            yes(row, "conversation", false),
                            yes(row, "open_service", true));
            if (!seen.add(amplifier.port())) {
                throw new Amplifier.Wrong("port", amplifier.port() + " is there twice");
            }
            return amplifier;
        } catch (Amplifier.Wrong e) {
            throw refused(line, e.column(), e.getMessage());
        }
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Amplifier.Wrong("port", "must lie in 1 to 65535");
        }
    }

    private @Nullable Double factor(CsvRecord row, String column) {
        String text = value(row, column);
        try {
            return text.isEmpty() ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Amplifier.Wrong(column, "must be a number from 0 to 1,000,000");
        }
    }

    private boolean yes(CsvRecord row, String column, boolean standard) {
        String text = orElse(value(row, column), standard ? "yes" : "no").toLowerCase(Locale.ROOT);
        if (!text.equals("yes") && !text.equals("no")) {
            throw new Amplifier.Wrong(column, "must be yes or no");
        }
        return text.equals("yes");
    }

    private String value(CsvRecord row, String column) {
        Integer index = columns.get(column);
        return index == null || index >= row.getFieldCount() ? "" : row.getField(index).strip();
    }

    private static String orElse(String text, String standard) {
        return text.isEmpty() ? standard : text;
    }

    private IllegalArgumentException refused(long line, String why) {
        return refused("line " + line, why);
    }

    private IllegalArgumentException refused(long line, String column, @Nullable String why) {
        return refused("line " + line + ", column " + column, String.valueOf(why));
    }

    private IllegalArgumentException refused(String where, String why) {
        return new IllegalArgumentException(
                "Cannot use port table " + source + ", " + where + ": " + why);
    }
}
