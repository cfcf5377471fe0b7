package io.cordon.schema.credential;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** A fingerprint key at rest: 64 hex digits in a file that only its owner may read. */
public final class FingerprintKeyFile {

    private FingerprintKeyFile() {}

    /**
     * Reads the key; creates a random one with mode 0600 on first use.
     *
     * @throws IOException when the file cannot be read or written, is open to others, or holds no
     *     key; the message says what to do and never what the file holds
     */
    public static byte[] readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        if (Files.getPosixFilePermissions(file).stream()
                .anyMatch(p -> !p.name().startsWith("OWNER"))) {
            throw new IOException(
                    "Cannot use key file " + file + ": others may read it; run: chmod 600 " + file);
        }
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length == FingerprintKey.BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the one message, which must not repeat the content
        }
        throw new IOException(
                "Cannot use key file "
                        + file
                        + ": expected 64 hex digits; move it away to have a new key made");
    }

    private static void create(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("Cannot create key file " + file + ": it is a folder");
        }
        Files.createDirectories(folder);
        byte[] key = new byte[FingerprintKey.BYTES];
        new SecureRandom().nextBytes(key);
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
        // Written aside and linked into place, so that no other process reads a half-written key.
        Path draft =
                Files.createTempFile(
                        folder, ".key", ".new", PosixFilePermissions.asFileAttribute(owner));
        try {
            Files.writeString(draft, HexFormat.of().formatHex(key) + System.lineSeparator());
            Files.createLink(target, draft);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key is the key
        } finally {
            Files.delete(draft);
        }
    }
}
