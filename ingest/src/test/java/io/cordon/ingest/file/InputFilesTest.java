package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

    @TempDir Path directory;

    @Test
    void directoriesAreWalkedAndFilesSorted() throws IOException {
        Files.createDirectories(directory.resolve("b/c"));
        Path deep = Files.createFile(directory.resolve("b/c/z.log"));
        Path last = Files.createFile(directory.resolve("c.log"));
        Path first = Files.createFile(directory.resolve("a.log"));
        assertThat(InputFiles.expand(List.of(last, directory, directory.resolve("b/../a.log"))))
                .containsExactly(first, deep, last);
    }

    @Test
    void linksAreFollowedButNotInCircles() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path elsewhere = Files.createFile(directory.resolve("elsewhere.log"));
        Files.createSymbolicLink(data.resolve("loop"), data);
        Files.createSymbolicLink(data.resolve("dangling"), directory.resolve("gone"));
        Files.createSymbolicLink(data.resolve("link.log"), elsewhere);
        assertThat(InputFiles.expand(List.of(data))).containsExactly(data.resolve("link.log"));
    }

    @Test
    void aPathThatIsNotThereIsAnError() {
        Path gone = directory.resolve("gone");
        assertThatThrownBy(() -> InputFiles.expand(List.of(gone)))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + gone + ": no such file or directory");
    }
}
