package io.cordon.ingest.feed.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * What is kept of one file beside it: the bytes of a download that is not complete ({@code .part}),
 * and by what the publisher tells versions apart, of the complete file and of the part ({@code
 * .sync}, a properties file).
 */
final class Partial {

    private static final String ETAG = "etag";
    private static final String MODIFIED = "last-modified";
    private static final String PART = "part.";

    private final Path file;
    private final Path part;
    private final Path notes;
    private final Properties known = new Properties();

    Partial(Path file) throws IOException {
        this.file = file;
        this.part = beside(file, ".part");
        this.notes = beside(file, ".sync");
        Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        if (Files.isRegularFile(notes)) {
            try (InputStream in = Files.newInputStream(notes)) {
                known.load(in);
            }
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** The ETag of the complete file. */
    Optional<String> etag() {
        return Files.exists(file) ? value(ETAG) : Optional.empty();
    }

    /** The time stamp of the complete file, as the publisher wrote it. */
    Optional<String> modified() {
        return Files.exists(file) ? value(MODIFIED) : Optional.empty();
    }

    /**
     * By what to ask for the rest of the part: a strong ETag, else the time stamp; empty when there
     * is no part, or nothing to know it by.
     */
    Optional<String> validator() {
        if (size() == 0) {
            return Optional.empty();
        }
        Optional<String> strong = value(PART + ETAG).filter(tag -> !tag.startsWith("W/"));
        return strong.isPresent() ? strong : value(PART + MODIFIED);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(known.getProperty(name));
    }

    /** Bytes that are there already. */
    long size() {
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Begins anew, with what an answer says of its version. */
    void begin(HttpHeaders headers) throws IOException {
        drop();
        note(PART + ETAG, headers.firstValue("ETag"));
        note(PART + MODIFIED, headers.firstValue("Last-Modified"));
        save();
    }

    private void note(String name, Optional<String> value) {
        value.ifPresentOrElse(v -> known.setProperty(name, v), () -> known.remove(name));
    }

    /** Forgets the part. */
    void drop() throws IOException {
        Files.deleteIfExists(part);
    }

    Path part() {
        return part;
    }

    /** The part is complete: it takes the file's place. */
    void complete() throws IOException {
        note(ETAG, value(PART + ETAG));
        note(MODIFIED, value(PART + MODIFIED));
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
        known.remove(PART + ETAG);
        known.remove(PART + MODIFIED);
        save();
    }

    private void save() throws IOException {
        try (OutputStream out = Files.newOutputStream(notes)) {
            known.store(out, null);
        }
    }
}
