package io.cordon.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworksTest {

    @TempDir Path folder;

    @Test
    void aListOfPrefixes() {
        assertThat(Networks.parse("192.0.2.0/24, 2001:db8::/32,198.51.100.7").text())
                .isEqualTo("192.0.2.0/24,2001:db8::/32,198.51.100.7/32");
    }

    @Test
    void aFileWithCommentsAndEmptyLines() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("net works.txt"),
                        "# ours\n192.0.2.0/24 # head office\n\n2001:db8::/32,203.0.113.0/25\n");
        assertThat(Networks.parse(file.toString()).text())
                .isEqualTo("192.0.2.0/24,2001:db8::/32,203.0.113.0/25");
    }

    @Test
    void aWrongLineIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("n.txt"), "192.0.2.0/24\n192.0.2.0/99\n");
        assertThatThrownBy(() -> Networks.parse(file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.0.2.0/99")
                .hasMessageContaining("line 2");
    }

    @Test
    void whatIsNeitherIsRefused() throws IOException {
        assertThatThrownBy(() -> Networks.parse("netwroks.txt"))
                .hasMessageContaining("or the name of a file");
        assertThatThrownBy(() -> Networks.parse("")).hasMessageContaining("empty");
        Path empty = Files.writeString(folder.resolve("e.txt"), "# nothing\n");
        assertThatThrownBy(() -> Networks.parse(empty.toString()))
                .hasMessageContaining("holds no prefix");
        Path binary = Files.write(folder.resolve("b.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Networks.parse(binary.toString()))
                .hasMessageContaining("not text");
    }
}
