package io.cordon.stack.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The account that the node runs under: our own, or one without rights when we are root. */
public enum Account {
    OWN,
    UNPRIVILEGED;

    /** By convention "nobody"; the number needs no entry in the user list. */
    private static final int NOBODY = 65_534;

    /**
     * @throws IOException when the user of this process cannot be told
     */
    public static Account current() throws IOException {
        Path self = Path.of("/proc/self");
        Object uid =
                Files.exists(self)
                        ? Files.getAttribute(self, "unix:uid")
                        : "root".equals(System.getProperty("user.name")) ? 0 : 1;
        return uid.equals(0) ? UNPRIVILEGED : OWN;
    }

    /** The command that takes this account on and then becomes the command after it. */
    public List<String> prefix() throws IOException {
        if (this == OWN) {
            return List.of();
        }
        for (String folder : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
            if (Files.isExecutable(Path.of(folder, "setpriv"))) {
                return List.of(
                        folder + "/setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        "--");
            }
        }
        throw new IOException(
                "Cannot start elasticsearch as root: setpriv is missing: install util-linux, or run"
                        + " as a normal user");
    }

    /**
     * Whether this account may read the file, by the permission bits of it and of every folder
     * above it.
     */
    public boolean mayRead(Path file) throws IOException {
        if (this == OWN) {
            return Files.isReadable(file);
        }
        Path real = file.toRealPath();
        return grantsOthers(real, PosixFilePermission.OTHERS_READ) && entersAll(real.getParent());
    }

    /** Whether this account may pass through the folder and every one above it. */
    public boolean mayEnter(Path folder) throws IOException {
        return this == OWN || entersAll(folder.toRealPath());
    }

    private static boolean entersAll(@Nullable Path folder) throws IOException {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (!grantsOthers(at, PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean grantsOthers(Path path, PosixFilePermission permission)
            throws IOException {
        return Files.getPosixFilePermissions(path).contains(permission);
    }

    /** Gives the folder and all in it to this account. */
    public void own(Path folder) throws IOException {
        if (this == OWN) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
