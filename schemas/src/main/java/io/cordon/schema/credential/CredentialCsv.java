package io.cordon.schema.credential;

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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of default credentials. Their header names {@code user} (or {@code username}) and
 * {@code password}, and perhaps {@code vendor} (or {@code product}, {@code productvendor}, {@code
 * vendor/product}); other columns are ignored, lines that start with {@code #} are comments. {@code
 * <blank>} means empty; any other value in angle brackets, or none, is no credential. Bound: a list
 * has at most a million rows.
 */
final class CredentialCsv {

    private static final int MOST_ROWS = 1_000_000;
    private static final List<String> VENDOR =
            List.of("vendor", "productvendor", "vendor/product", "product");

    private final String source;
    private final String list;
    private int user = -1;
    private int password = -1;
    private int vendor = -1;
    private int rows;
    private int skipped;

    /**
     * A reader of one list.
     *
     * @param source where it comes from, for messages
     * @param list its name
     */
    CredentialCsv(String source, String list) {
        this.source = source;
        this.list = list;
    }

    /** Reads a list that comes with Cordon. */
    static void builtIn(String list, Consumer<DefaultCredential> out) {
        String resource = list + ".csv";
        try (InputStream in =
                Objects.requireNonNull(
                        CredentialCsv.class.getResourceAsStream(resource), resource)) {
            new CredentialCsv(resource, list)
                    .read(new InputStreamReader(in, StandardCharsets.UTF_8), out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the built-in credential list", e);
        }
    }

    /**
     * Hands on each credential and returns how many rows were none.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is no such list; the message holds no value of it
     */
    int read(Reader reader, Consumer<DefaultCredential> out) throws IOException {
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(reader)) {
            for (CsvRecord row : csv) {
                if (user < 0) {
                    header(row.getFields());
                } else if (++rows > MOST_ROWS) {
                    throw refused("it has more than " + MOST_ROWS + " rows");
                } else {
                    row(row, out);
                }
            }
        } catch (CsvParseException e) {
            // The cause is left out: it may quote the line.
            throw refused("it is not CSV (row " + rows + ")");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw refused("it is not UTF-8 text (after row " + rows + ")");
            }
            throw e.getCause();
        } catch (CharacterCodingException e) {
            throw refused("it is not UTF-8 text (after row " + rows + ")");
        }
        if (user < 0) {
            throw refused("it is empty");
        }
        return skipped;
    }

    private void header(List<String> names) {
        user = Math.max(column(names, "user"), column(names, "username"));
        password = column(names, "password");
        for (int i = VENDOR.size() - 1; i >= 0; i--) {
            int column = column(names, VENDOR.get(i));
            vendor = column < 0 ? vendor : column;
        }
        if (user < 0 || password < 0) {
            throw refused("its first line must name the columns user and password");
        }
    }

    private void row(CsvRecord row, Consumer<DefaultCredential> out) {
        String name = value(row, user);
        String secret = value(row, password);
        if (name == null || secret == null) {
            skipped++;
        } else {
            String whose = vendor < 0 ? null : value(row, vendor);
            out.accept(
                    new DefaultCredential(
                            list, whose == null || whose.isBlank() ? null : whose, name, secret));
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("Cannot use credential list " + source + ": " + why);
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
