package io.cordon.schema.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SetAsideCodeTest {

    @Test
    void thePageExplainsEveryCodeAndNoOther() throws Exception {
        String page =
                Files.readString(
                        Path.of(
                                System.getProperty("cordon.root"),
                                "docs/reference/dead-letters.md"));
        String later = page.split("## Codes of later stages", 2)[1].split("\n## ", 2)[0];

        assertThat(
                        Pattern.compile("^\\| `([A-Z_]+)` \\| .+ \\| .+ \\|$", Pattern.MULTILINE)
                                .matcher(later)
                                .results()
                                .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SetAsideCode.values()).map(Enum::name).toList());
    }
}
