package io.cordon.local.endtoend;

import io.cordon.local.judging.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/** Puts a known key where a data folder has its own. */
final class KeyFiles {

    private KeyFiles() {}

    static void write(Path dataFolder, byte[] key) throws IOException {
        Path file = Keys.file(dataFolder, null);
        Files.createDirectories(file.getParent());
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(key));
    }
}
