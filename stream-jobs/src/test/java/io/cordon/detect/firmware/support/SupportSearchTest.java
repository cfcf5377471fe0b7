package io.cordon.detect.firmware.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportSearchTest {

    private static final ProductNames NAMES = ProductNames.builtIn();

    /** Periods are written {@code line=day}, divided by spaces; line {@code all} is the product. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    7.2.1    | all=2026-01-01                               | 2026-01-01
                    7.2.1    | 7.x=2026-01-01                               | 2026-01-01
                    7.2.1    | 7=2026-01-01                                 | 2026-01-01
                    7.2.1    | 7.2=2026-03-01 7.x=2026-01-01 all=2026-02-01 | 2026-03-01
                    7.2.1    | all=2026-02-01 7.x=2026-01-01 7.2=2026-03-01 | 2026-03-01
                    7.20.1   | 7.2=2026-03-01 7.x=2026-01-01                | 2026-01-01
                    8.0      | 7.x=2026-01-01                               |
                    8.0      | 7.x=2026-01-01 all=2026-02-01                | 2026-02-01
                    v7.2-5   | 7.x=2026-01-01                               | 2026-01-01
                    os7.2    | 7.x=2026-01-01                               |
                    unknown  | 7.x=2026-01-01 all=2026-02-01                | 2026-02-01
                    7.2.1    | 7.x=2026-01-01 7.x=2026-04-01                | 2026-04-01
                    7.2.1    | 7.x=2026-04-01 7.x=2026-01-01                | 2026-04-01
                    7.2.1    | x.2=2026-01-01 latest=2026-01-01             |
                    """)
    void theLongestLineThatFitsCounts(String version, String periods, LocalDate ends) {
        SupportSearch search =
                new SupportSearch(InstalledFirmware.of(NAMES, "ACME", "Cam", version), NAMES);
        for (String period : periods.split(" ")) {
            String[] parts = period.split("=");
            search.accept(
                    new SupportPeriod(
                            "acme",
                            "cam_firmware",
                            parts[0].equals("all") ? "" : parts[0],
                            LocalDate.parse(parts[1]),
                            "test"));
            search.accept(
                    new SupportPeriod("acme", "dvr", "", LocalDate.parse("2027-01-01"), "test"));
        }

        assertThat(search.found().map(SupportPeriod::ends).orElse(null)).isEqualTo(ends);
    }
}
