package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeError;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file, taken out of gzip (RFC 1952, any number of members) when its first two
 * bytes say so, whatever it is called. Damaged gzip data ends the content and is remembered.
 */
final class FileSource implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path path;
    private final MessageDigest digest;
    private final InputStream raw;
    private InputStream content;
    private @Nullable DecodeError damage;

    private FileSource(Path path, MessageDigest digest, InputStream raw) {
        this.path = path;
        this.digest = digest;
        this.raw = raw;
        this.content = raw;
    }

    /** Opens a file; each stretch of bytes read from it is reported. */
    static FileSource open(Path path, LongConsumer bytesRead) throws IOException {
        try {
            return of(path, new ReportingStream(Files.newInputStream(path), bytesRead));
        } catch (NoSuchFileException e) {
            throw new IOException("Cannot read " + path + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException("Cannot read " + path + ": permission denied", e);
        }
    }

    /** Takes a file's bytes as stored; closes them in the end. */
    static FileSource of(Path path, InputStream file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        InputStream raw =
                new BufferedInputStream(new DigestInputStream(file, digest), BUFFER_BYTES);
        FileSource source = new FileSource(path, digest, raw);
        try {
            source.unpack();
        } catch (IOException e) {
            source.close();
            throw e;
        }
        return source;
    }

    private void unpack() throws IOException {
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        if (magic != GZIP_MAGIC) {
            return;
        }
        try {
            content = new GZIPInputStream(raw, BUFFER_BYTES);
        } catch (EOFException e) {
            damage = DecodeError.TRUNCATED_GZIP;
        } catch (ZipException e) {
            damage = DecodeError.BAD_GZIP;
        }
    }

    /**
     * Reads content as {@link InputStream#read(byte[], int, int)} does; -1 at its end or damage.
     */
    int read(byte[] buffer, int offset, int length) throws IOException {
        if (damage != null) {
            return -1;
        }
        try {
            return content.read(buffer, offset, length);
        } catch (EOFException e) {
            damage = DecodeError.TRUNCATED_GZIP;
        } catch (ZipException e) {
            damage = DecodeError.BAD_GZIP;
        } catch (IOException e) {
            throw new IOException("Cannot read " + path + " to its end: input error", e);
        }
        return -1;
    }

    /** Why the content ended before its end, null when it did not (yet). */
    @Nullable DecodeError damage() {
        return damage;
    }

    /** Hash of the file as stored; reads the rest of it. */
    String sha256() throws IOException {
        byte[] rest = new byte[BUFFER_BYTES];
        while (raw.read(rest) >= 0) {
            // only its hash matters
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        content.close();
        raw.close();
    }
}
