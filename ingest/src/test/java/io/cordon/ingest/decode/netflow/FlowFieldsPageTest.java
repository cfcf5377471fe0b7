package io.cordon.ingest.decode.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The elements of {@code docs/reference/flow-fields.md} are those that are read. */
class FlowFieldsPageTest {

    @Test
    void everyElementIsOnThePageWithItsNumber() throws IOException {
        String page =
                Files.readString(
                        Path.of(
                                System.getProperty("cordon.root", ".."),
                                "docs",
                                "reference",
                                "flow-fields.md"));
        List<String> listed =
                Pattern.compile("`([A-Za-z0-9]+)` \\(([0-9/]+)\\)")
                        .matcher(page)
                        .results()
                        .map(m -> m.group(1).toLowerCase(Locale.ROOT) + " " + m.group(2))
                        .toList();
        List<String> read =
                Arrays.stream(FlowElement.values())
                        .map(
                                e ->
                                        e.name().replace("_", "").toLowerCase(Locale.ROOT)
                                                + " "
                                                + (e.enterprise() == 0 ? "" : e.enterprise() + "/")
                                                + e.number())
                        .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(read);
    }
}
