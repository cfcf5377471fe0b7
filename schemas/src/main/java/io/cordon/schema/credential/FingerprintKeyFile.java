package io.cordon.schema.credential;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * Fingerprint keys at rest: 64 hex digits in a file that only its owner may read. The key before
 * lies beside the current one, its name ends in {@value #PREVIOUS}.
 */
public final class FingerprintKeyFile {

    /** What the name of the previous key's file ends in. */
    public static final String PREVIOUS = ".previous";

    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    private FingerprintKeyFile() {}

    /** Where the previous key lies. */
    public static Path previous(Path file) {
        return file.resolveSibling(file.getFileName() + PREVIOUS);
    }

    /**
     * Reads the current key; creates a random one with mode 0600 on first use.
     *
     * @throws IOException when a file cannot be read or written, is open to others, or holds no
     *     key; the message says what to do and never what the file holds
     */
    public static byte[] readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        return readKey(file);
    }

    /** The same with the key before, where that is kept. */
    public static KeyBytes readOrCreateAll(Path file) throws IOException {
        readOrCreate(file);
        return read(file);
    }

    /**
     * Reads the keys that are there.
     *
     * @throws IOException also when there is none
     */
    public static KeyBytes read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(
                    "Cannot use key file " + file + ": it is not there; 'up' or 'ingest' makes it");
        }
        Path before = previous(file);
        return new KeyBytes(readKey(file), Files.exists(before) ? readKey(before) : null);
    }

    /**
     * Makes a new current key and keeps the old one as the previous. A crash in between leaves
     * either the old key alone or both: it never loses one.
     *
     * @throws IOException also when a previous key is still kept: a third key would be forgotten
     */
    public static KeyBytes rotate(Path file) throws IOException {
        KeyBytes old = read(file);
        if (old.previous() != null) {
            throw new IOException(
                    "Cannot rotate key "
                            + file
                            + ": the key before is still kept; run './cordon key retire' first");
        }
        Path kept = draft(file, old.current());
        Files.move(
                kept,
                previous(file),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Path fresh = draft(file, random());
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return read(file);
    }

    /**
     * Forgets the previous key.
     *
     * @throws IOException also when there is none
     */
    public static void retire(Path file) throws IOException {
        if (!Files.deleteIfExists(previous(file))) {
            throw new IOException(
                    "Cannot retire a key: " + previous(file) + " is not there; nothing to retire");
        }
    }

    private static byte[] readKey(Path file) throws IOException {
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
        // Written aside and linked into place, so that no other process reads a half-written key.
        Path draft = draft(file, random());
        try {
            Files.createLink(target, draft);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key is the key
        } finally {
            Files.delete(draft);
        }
    }

    private static byte[] random() {
        byte[] key = new byte[FingerprintKey.BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static Path draft(Path file, byte[] key) throws IOException {
        Path draft =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        ".key",
                        ".new",
                        PosixFilePermissions.asFileAttribute(OWNER));
        Files.writeString(draft, HexFormat.of().formatHex(key) + System.lineSeparator());
        return draft;
    }
}
