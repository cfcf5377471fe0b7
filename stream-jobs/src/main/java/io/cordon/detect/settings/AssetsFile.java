package io.cordon.detect.settings;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.KnownAsset;
import io.cordon.schema.address.IpPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an asset file: CSV whose header names {@code device} (an address, a prefix or a device id)
 * and any of {@code tenant}, {@code name}, {@code vendor}, {@code product}, {@code operator},
 * {@code sector}, {@code setting}, {@code contact}, in any order. Lines that start with {@code #}
 * are comments. Bounds: {@value #MOST_ROWS} rows, {@value #LONGEST} characters a value.
 */
public final class AssetsFile {

    /** Most rows. They travel in the job and are kept in memory by every reader of telemetry. */
    public static final int MOST_ROWS = 100_000;

    /** Longest value. */
    public static final int LONGEST = 256;

    private static final String DEVICE = "device";
    private static final List<String> COLUMNS =
            List.of(
                    DEVICE,
                    "tenant",
                    "name",
                    "vendor",
                    "product",
                    "operator",
                    "sector",
                    "setting",
                    "contact");

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();

    private AssetsFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is wrong; the message names the line
     */
    public static List<KnownAsset> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("Cannot read asset file " + file + ": it is not there");
        }
        return new AssetsFile(file).rows();
    }

    private List<KnownAsset> rows() throws IOException {
        List<KnownAsset> assets = new ArrayList<>();
        long line = 1;
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .allowMissingFields(true)
                        .ofCsvRecord(file)) {
            for (CsvRecord row : csv) {
                line = row.getStartingLineNumber();
                if (columns.isEmpty()) {
                    header(row, line);
                } else if (assets.size() == MOST_ROWS) {
                    throw refused(line, "it has more than " + MOST_ROWS + " rows");
                } else {
                    assets.add(asset(row, line));
                }
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(
                    "Cannot use asset file "
                            + file
                            + ", after line "
                            + line
                            + ": it is not CSV, or a line has more columns than the first",
                    e);
        }
        if (columns.isEmpty()) {
            throw refused(1, "it is empty; its first line must name the columns");
        }
        return assets;
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
        if (!columns.containsKey(DEVICE)) {
            throw refused(line, "the column 'device' is missing: an address, a prefix or an id");
        }
    }

    private KnownAsset asset(CsvRecord row, long line) {
        String device = value(row, DEVICE, line);
        if (device == null) {
            throw refused(line, "the device is empty");
        }
        String prefix = prefix(device, line);
        return new KnownAsset(
                value(row, "tenant", line),
                prefix,
                prefix == null ? device : null,
                new Asset(
                        value(row, "vendor", line),
                        value(row, "product", line),
                        value(row, "setting", line),
                        value(row, "name", line),
                        value(row, "operator", line),
                        value(row, "sector", line),
                        value(row, "contact", line)));
    }

    /** The device as a prefix; null when it is an id. What looks like an address must be one. */
    private @Nullable String prefix(String device, long line) {
        try {
            return IpPrefix.parse(device).text();
        } catch (IllegalArgumentException e) {
            if (device.indexOf('/') > 0 || device.matches("[0-9.]+")) {
                throw refused(
                        line,
                        "'"
                                + device
                                + "' is neither an address nor a prefix such as 192.0.2.0/24, and no device id");
            }
            return null;
        }
    }

    private @Nullable String value(CsvRecord row, String column, long line) {
        Integer index = columns.get(column);
        if (index == null || index >= row.getFieldCount()) {
            return null;
        }
        String text = row.getField(index).strip();
        if (text.length() > LONGEST) {
            throw refused(line, column + " is longer than " + LONGEST + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    private IllegalArgumentException refused(long line, String why) {
        return new IllegalArgumentException(
                "Cannot use asset file " + file + ", line " + line + ": " + why);
    }
}
