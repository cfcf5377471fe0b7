package io.cordon.ingest.decode.shadowserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns that Shadowserver's reports are known to have. */
final class ShadowserverColumns {

    static final Set<String> KNOWN = read();

    private ShadowserverColumns() {}

    private static Set<String> read() {
        try (InputStream in =
                Objects.requireNonNull(
                        ShadowserverColumns.class.getResourceAsStream("columns.txt"),
                        "columns.txt is not in the jar")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of columns", e);
        }
    }
}
