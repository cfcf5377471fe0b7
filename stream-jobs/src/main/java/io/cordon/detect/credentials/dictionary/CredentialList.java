package io.cordon.detect.credentials.dictionary;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cordon.schema.credential.FingerprintKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One list of default credentials, as fingerprints.
 *
 * @param fingerprints distinct pairs, 32 bytes each
 * @param skipped rows that are no credential: a value is absent, or in angle brackets and unknown
 */
public record CredentialList(Set<ByteBuffer> fingerprints, int skipped) {

    private static final int MOST_ROWS = 1_000_000;
    private static final String BUILT_IN = "botnet-2016.csv";

    /** The list that comes with Cordon: the 61 pairs of the 2016 IoT botnet dictionary. */
    public static CredentialList builtIn(FingerprintKey key) {
        try (InputStream in =
                Objects.requireNonNull(
                        CredentialList.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), BUILT_IN, key);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the built-in credential list", e);
        }
    }

    /**
     * Reads a list with a header that names {@code user} (or {@code username}) and {@code
     * password}; other columns are ignored, lines that start with {@code #} are comments.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it is no such list; the message holds no value of it
     */
    public static CredentialList read(Path file, FingerprintKey key) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString(), key);
        }
    }

    /** The pairs of both. */
    public CredentialList and(CredentialList other) {
        Set<ByteBuffer> both = new LinkedHashSet<>(fingerprints);
        both.addAll(other.fingerprints);
        return new CredentialList(both, skipped + other.skipped);
    }

    private static CredentialList read(Reader reader, String source, FingerprintKey key)
            throws IOException {
        Set<ByteBuffer> fingerprints = new LinkedHashSet<>();
        int skipped = 0;
        int rows = 0;
        int user = -1;
        int password = -1;
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(reader)) {
            for (CsvRecord row : csv) {
                if (user < 0) {
                    List<String> header = row.getFields();
                    user = Math.max(column(header, "user"), column(header, "username"));
                    password = column(header, "password");
                    if (user < 0 || password < 0) {
                        throw new IllegalArgumentException(
                                "Cannot use credential list "
                                        + source
                                        + ": its first line must name the columns user and password");
                    }
                } else if (++rows > MOST_ROWS) {
                    throw new IllegalArgumentException(
                            "Cannot use credential list "
                                    + source
                                    + ": it has more than "
                                    + MOST_ROWS
                                    + " rows");
                } else {
                    String name = value(row, user);
                    String secret = value(row, password);
                    if (name == null || secret == null) {
                        skipped++;
                    } else {
                        fingerprints.add(ByteBuffer.wrap(key.fingerprint(name, secret)));
                    }
                }
            }
        } catch (CsvParseException e) {
            // The cause is left out: it may quote the line.
            throw new IllegalArgumentException(
                    "Cannot use credential list " + source + ": it is not CSV (row " + rows + ")");
        }
        return new CredentialList(fingerprints, skipped);
    }

    private static int column(List<String> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String value(CsvRecord row, int column) {
        if (column >= row.getFieldCount()) {
            return null;
        }
        String text = row.getField(column);
        if (text.startsWith("<") && text.endsWith(">")) {
            return text.toLowerCase(Locale.ROOT).equals("<blank>") ? "" : null;
        }
        return text;
    }
}
