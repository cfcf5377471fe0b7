package io.cordon.local.simulator;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * One simulated file.
 *
 * @param path relative path with forward slashes
 * @param content the whole file; of a binary file each character is one byte
 * @param charset how the content is written: ISO 8859-1 for a binary file
 */
public record TelemetryFile(String path, String content, Charset charset) {

    /** A log file. */
    static TelemetryFile ofText(String path, String content) {
        return new TelemetryFile(path, content, StandardCharsets.UTF_8);
    }

    /** A file of bytes. */
    static TelemetryFile ofBytes(String path, byte[] content) {
        return new TelemetryFile(
                path,
                new String(content, StandardCharsets.ISO_8859_1),
                StandardCharsets.ISO_8859_1);
    }
}
