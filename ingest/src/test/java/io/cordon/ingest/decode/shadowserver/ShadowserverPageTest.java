package io.cordon.ingest.decode.shadowserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The table of reports in {@code docs/reference/formats.md} is that of the code. */
class ShadowserverPageTest {

    @Test
    void everyReportIsListed() throws IOException {
        String page =
                Files.readString(
                        Path.of(
                                System.getProperty("cordon.root", ".."),
                                "docs/reference/formats.md"));
        List<String> rows =
                page.lines()
                        .filter(l -> l.matches("\\| `(device_id|scan_[a-z_]+)` \\|.*\\|.*\\|.*\\|"))
                        .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(ShadowserverReport.values())
                                .map(ShadowserverPageTest::row)
                                .toList());
    }

    private static String row(ShadowserverReport report) {
        return ("| `"
                        + report.reportName()
                        + "` | "
                        + Objects.requireNonNullElse(report.tellingColumn(), "")
                        + " | "
                        + Objects.requireNonNullElse(report.service(), "")
                        + " | "
                        + Objects.requireNonNullElse(report.greetingColumn(), "")
                        + " |")
                .replaceAll(" +", " ");
    }

    @Test
    void theColumnsThatAreReadAreKnown() {
        assertThat(ShadowserverColumns.KNOWN)
                .contains("timestamp", "ip", "tag", "device_version", "modelfull", "src_ip")
                .hasSizeGreaterThan(280)
                .allMatch(c -> c.matches("[a-z0-9_]+"));
        for (ShadowserverReport report : ShadowserverReport.values()) {
            for (String column : new String[] {report.tellingColumn(), report.greetingColumn()}) {
                assertThat(column == null || ShadowserverColumns.KNOWN.contains(column))
                        .as(column)
                        .isTrue();
            }
        }
    }
}
