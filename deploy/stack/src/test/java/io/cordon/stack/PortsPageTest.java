package io.cordon.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.stack.flink.FlinkFolders;
import io.cordon.stack.flink.FlinkSettings.StateBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page of ports, memory and folders against the code. */
class PortsPageTest {

    private final String page = read();

    @Test
    void listsEveryPortWithItsOption() {
        for (StackPort port : StackPort.values()) {
            assertThat(page)
                    .containsPattern(
                            "\\| " + port.byDefault() + "\\b[^|]*\\| `" + port.option() + "` \\|");
        }
    }

    @Test
    void saysHowMuchMemoryIsWanted() {
        StackSettings settings = StackSettings.defaults();
        assertThat(page)
                .contains(settings.kafkaHeapMegabytes() + " MB heap")
                .contains(settings.elasticsearchHeapMegabytes() + " MB heap")
                .contains(settings.flink().jobManagerHeapMegabytes() + " MB heap")
                .contains(settings.flink().taskManagerMegabytes() + " MB in all")
                .contains("wants\n" + settings.requiredMegabytes() + " MB");
    }

    @Test
    void saysWhereCheckpointsLie() {
        FlinkFolders folders = new FlinkFolders(Path.of("flink"));
        for (StateBackend backend : StateBackend.values()) {
            assertThat(page).contains("`" + folders.checkpoints(backend) + "/`");
        }
    }

    private static String read() {
        try {
            return Files.readString(
                    Path.of(System.getProperty("cordon.root"), "docs/reference/ports.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
