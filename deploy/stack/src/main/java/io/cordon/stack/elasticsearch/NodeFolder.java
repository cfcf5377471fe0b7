package io.cordon.stack.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the program and the data of a node lie.
 *
 * @param home the program; only read
 * @param data the node's folder; owned by its account
 */
public record NodeFolder(Path home, Path data) {

    private static final String POINTER = "location";

    /** /var/lib first: what lies under the other two may be swept away after some weeks. */
    private static final List<Path> ELSEWHERE =
            List.of(
                    Path.of("/var/lib"),
                    Path.of("/var/tmp"),
                    Path.of(System.getProperty("java.io.tmpdir")));

    /**
     * Finds or makes both.
     *
     * @param directory the stack's folder for this node
     * @param distribution the unpacked program
     */
    public static NodeFolder prepare(Path directory, Path distribution, Account account)
            throws IOException {
        Files.createDirectories(directory);
        boolean readable =
                account.mayRead(distribution.resolve("bin").resolve("elasticsearch"))
                        && account.mayEnter(distribution.resolve("modules"));
        if (readable && account.mayEnter(directory) && relocated(directory).isEmpty()) {
            return new NodeFolder(distribution, open(directory.resolve("node"), account));
        }
        Path base = relocated(directory).orElse(null);
        if (base == null) {
            base = relocate(directory);
        }
        Path home = readable ? distribution : copy(distribution, base);
        return new NodeFolder(home, open(base.resolve("node"), account));
    }

    /**
     * The folder elsewhere that an earlier start made, if it is still there and still ours alone.
     */
    public static Optional<Path> relocated(Path directory) throws IOException {
        Path pointer = directory.resolve(POINTER);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        Path base = Path.of(Files.readString(pointer).strip());
        boolean ours =
                Files.isDirectory(base, LinkOption.NOFOLLOW_LINKS)
                        && Files.getAttribute(base, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                                .equals(0);
        return ours ? Optional.of(base) : Optional.empty();
    }

    private static Path relocate(Path directory) throws IOException {
        for (Path parent : ELSEWHERE) {
            if (Files.isWritable(parent) && Account.UNPRIVILEGED.mayEnter(parent)) {
                // An unpredictable name of mode 0700: nobody can have put anything there before us.
                Path base = Files.createTempDirectory(parent, "cordon-elasticsearch-");
                Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx--x--x"));
                Files.writeString(directory.resolve(POINTER), base + System.lineSeparator());
                return base;
            }
        }
        throw new IOException(
                "Cannot start elasticsearch as root: the account it runs under can enter neither "
                        + directory
                        + " nor any of "
                        + ELSEWHERE
                        + ": choose a data folder that others may enter, or run as a normal user");
    }

    private static Path open(Path data, Account account) throws IOException {
        for (String name : List.of("config", "data", "tmp", "logs")) {
            Files.createDirectories(data.resolve(name));
        }
        account.own(data);
        return data;
    }

    private static Path copy(Path distribution, Path base) throws IOException {
        Path home = base.resolve(distribution.getFileName());
        if (Files.exists(home)) {
            return home;
        }
        Path partial = Files.createTempDirectory(base, "partial-");
        try (Stream<Path> tree = Files.walk(distribution)) {
            for (Path from : (Iterable<Path>) tree::iterator) {
                Path to = partial.resolve(distribution.relativize(from).toString());
                if (!from.equals(distribution)) {
                    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
                openToOthers(to);
            }
        }
        // Whole or not at all: a copy that was cut short must not be taken for the program.
        return Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void openToOthers(Path path) throws IOException {
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(path));
        permissions.add(PosixFilePermission.OTHERS_READ);
        if (permissions.contains(PosixFilePermission.OWNER_EXECUTE)) {
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(path, permissions);
    }
}
