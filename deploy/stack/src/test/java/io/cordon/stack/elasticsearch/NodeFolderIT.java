package io.cordon.stack.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cordon.stack.testing.TestDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only root can have: a folder that the account of the node may not enter. */
final class NodeFolderIT {

    private static final int NOBODY = 65_534;

    private Path closed;
    private Path distribution;
    private Path directory;

    @BeforeEach
    void setUp() throws IOException {
        assumeThat(Account.current()).as("needs root").isEqualTo(Account.UNPRIVILEGED);
        closed = TestDirectory.create("node-folder");
        distribution = closed.resolve("elasticsearch-0.0.0");
        Files.createDirectories(distribution.resolve("bin"));
        Files.createDirectories(distribution.resolve("modules"));
        Path program = distribution.resolve("bin/elasticsearch");
        Files.writeString(program, "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        directory = closed.resolve("data");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void deleteWhatLiesElsewhere() throws IOException {
        if (directory == null) {
            return;
        }
        Path base = NodeFolder.relocated(directory).orElse(null);
        if (base != null) {
            List<Path> paths;
            try (Stream<Path> tree = Files.walk(base)) {
                paths = tree.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }

    @Test
    void liesElsewhereWhereTheAccountMayNotEnterAndIsFoundAgain() throws Exception {
        NodeFolder first = NodeFolder.prepare(directory, distribution, Account.UNPRIVILEGED);
        assertThat(first.data().startsWith(closed)).isFalse();
        assertThat(Files.getAttribute(first.data().resolve("data"), "unix:uid")).isEqualTo(NOBODY);
        assertThat(Account.UNPRIVILEGED.mayRead(first.home().resolve("bin/elasticsearch")))
                .isTrue();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(first.data().getParent())))
                .isEqualTo("rwx--x--x");

        assertThat(NodeFolder.prepare(directory, distribution, Account.UNPRIVILEGED))
                .isEqualTo(first);
    }

    @Test
    void doesNotFollowAPointerToWhatIsNotOurs() throws Exception {
        Files.createDirectories(directory);
        Path foreign = Files.createDirectories(closed.resolve("foreign"));
        Files.setAttribute(foreign, "unix:uid", NOBODY);
        Files.writeString(directory.resolve("location"), foreign.toString());
        assertThat(NodeFolder.relocated(directory)).isEmpty();
        assertThat(NodeFolder.prepare(directory, distribution, Account.UNPRIVILEGED).data())
                .doesNotHaveToString(foreign.resolve("node").toString());
    }
}
