package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The public lists of the reference pages are those of the code. */
class ReferencePagesTest {

    private static String page(String name) throws IOException {
        return Files.readString(
                Path.of(System.getProperty("cordon.root", ".."), "docs", "reference", name));
    }

    @Test
    void everyErrorCodeIsExplained() throws IOException {
        String decoders =
                page("dead-letters.md")
                        .split("## Codes of the decoders", 2)[1]
                        .split("\n## ", 2)[0];
        List<String> listed =
                Pattern.compile("^\\| `([A-Z0-9_]+)` \\|", Pattern.MULTILINE)
                        .matcher(decoders)
                        .results()
                        .map(m -> m.group(1))
                        .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(DecodeError.values()).map(Enum::name).toList());
    }

    @Test
    void everyFormatIsListed() throws IOException {
        String formats = page("formats.md");
        for (Format format : Format.values()) {
            assertThat(formats)
                    .containsPattern(
                            "\\| `%s` \\|.*\\| `%s` \\| `%s` \\|"
                                    .formatted(
                                            format.cliName(),
                                            format.sourceName(),
                                            format.defaultVantage()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)));
            assertThat(Format.ofCliName(format.cliName())).contains(format);
        }
    }

    @Test
    void messagesHoldNoPlaceholderForValues() {
        for (DecodeError error : DecodeError.values()) {
            assertThat(error.message()).startsWith("Cannot ").doesNotContain("%", "{");
        }
    }
}
