package io.cordon.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CliPageTest {

    @Test
    void thePageSaysWhatTheProgramSays() throws Exception {
        Path page = Path.of(System.getProperty("cordon.root"), "docs", "reference", "cli.md");
        if (Boolean.getBoolean("cordon.write")) {
            Files.createDirectories(page.resolveSibling("."));
            Files.writeString(page, CliPage.text());
        }
        assertThat(page)
                .as("its second paragraph says how to write it anew")
                .hasContent(CliPage.text());
    }
}
