package io.cordon.ingest.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file is, whatever it is called: whose network it is of, and its bytes.
 *
 * @param tenant whose network
 * @param sha256 of the bytes on disk, 64 lower-case hex digits
 */
public record FileIdentity(String tenant, String sha256) {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int SHORT = 32;

    /** Checks the digest. */
    public FileIdentity {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Cannot name a file: its digest is no SHA-256");
        }
    }

    /** Reads the whole file once. */
    public static FileIdentity of(String tenant, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return new FileIdentity(tenant, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The same for every process that takes this file, so that a restarted ingest fences a dead or
     * stalled one and its open transaction is given up at once.
     */
    String transactionalId() {
        return "cordon-ingest." + tenant + "." + sha256.substring(0, SHORT);
    }
}
