package io.cordon.local.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.ingest.testing.CorpusFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On the real feeds of the corpus. What is expected was counted in them, as each test says. */
class FirmwareCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** MANIFEST.md: archer_ax21_firmware {@code < 1.1.4} is vulnerable (KEV), 1.1.4 is not. */
    @Test
    void theSampleOfNvdIsExplained() throws IOException {
        JsonNode old = explain("TP-Link", "TP-Link Archer AX21", "1.1.3 Build 20220620", null);
        JsonNode cve = old.path("cves").get(0);
        assertThat(old.path("affected").intValue()).isOne();
        assertThat(cve.path("id").textValue()).isEqualTo("CVE-2023-1389");
        assertThat(cve.path("range").textValue()).isEqualTo("< 1.1.4");
        assertThat(cve.path("running_on").get(0).path("verdict").textValue()).isEqualTo("affected");
        assertThat(cve.path("cvss").path("score").doubleValue()).isEqualTo(8.8);
        // zcat known_exploited_vulnerabilities.json.gz | grep -A9 CVE-2023-1389 | grep dueDate
        // -> "dueDate": "2023-05-22"; to 12 May 2024 these are 356 days.
        assertThat(cve.path("kev").path("due").textValue()).isEqualTo("2023-05-22");
        assertThat(cve.path("kev").path("days_overdue").intValue()).isEqualTo(356);

        JsonNode fixed = explain("TP-Link", "Archer AX21", "1.1.4", "CVE-2023-1389");
        assertThat(fixed.path("cves").get(0).path("verdict").textValue()).isEqualTo("not affected");
    }

    /** MANIFEST.md: hg532_firmware "-" is any version. */
    @Test
    void aWildcardIsOfLowConfidence() throws IOException {
        JsonNode cve = explain("Huawei", "HG532", "V100R001C02B015", null).path("cves").get(0);
        assertThat(cve.path("id").textValue()).isEqualTo("CVE-2017-17215");
        assertThat(cve.path("verdict").textValue()).isEqualTo("affected");
        assertThat(cve.path("confidence").textValue()).isEqualTo("low");
        assertThat(cve.path("range").textValue()).contains("wildcard");
    }

    /**
     * {@code zcat vulnrichment-firmware-cve5.jsonl.gz | grep -cE
     * 'cpe:2\\.3:[oh]:tenda(cn)?:ac10u(_firmware)?:'} gives 15. Listed with this version: {@code
     * zcat vulnrichment-firmware-ranges.csv.gz | awk -F, '$3 ~ /:tenda(cn)?:ac10u_firmware:/ && $6
     * == "15.03.06.48" && $7$8 == "" {print $1}' | sort -u} gives CVE-2024-10280 and CVE-2024-2711.
     */
    @Test
    void everyRecordThatNamesTheProductIsJudged() throws IOException {
        JsonNode tenda = explain("Shenzhen Tenda Technology Co.", "AC10U", "15.03.06.48", null);

        assertThat(
                        tenda.path("affected").intValue()
                                + tenda.path("unknown").intValue()
                                + tenda.path("not_affected").intValue())
                .isEqualTo(15);
        List<String> affected = new ArrayList<>();
        for (JsonNode cve : tenda.path("cves")) {
            if (cve.path("verdict").textValue().equals("affected")) {
                affected.add(cve.path("id").textValue());
            }
        }
        assertThat(affected).containsExactlyInAnyOrder("CVE-2024-10280", "CVE-2024-2711");
    }

    /**
     * {@code zcat vulnrichment-firmware-ranges.csv.gz | grep CVE-2024-3272, | cut -d, -f3,6} lists
     * dns-320l_firmware with 20240403; {@code zcat known_exploited_vulnerabilities.json.gz | grep
     * -A9 CVE-2024-3272 | grep dueDate} gives 2024-05-02. It is the only CVE of the product in KEV,
     * and so the first.
     */
    @Test
    void whatIsExploitedComesFirst() throws IOException {
        JsonNode nas = explain("D-Link", "DNS-320L", "20240403", null);
        JsonNode first = nas.path("cves").get(0);

        assertThat(first.path("id").textValue()).isEqualTo("CVE-2024-3272");
        assertThat(first.path("cause").textValue()).isEqualTo("LISTED");
        assertThat(first.path("kev").path("days_overdue").intValue()).isEqualTo(10);
        assertThat(nas.path("cves").size()).isGreaterThan(5);
        for (int i = 1; i < nas.path("cves").size(); i++) {
            assertThat(nas.path("cves").get(i).has("kev")).isFalse();
        }
    }

    private static JsonNode explain(
            String vendor, String product, String version, @Nullable String cve)
            throws IOException {
        Path nvd = CorpusFiles.require("vuln/nvd-api-2.0-sample.json");
        Path cve5 = CorpusFiles.require("vuln/vulnrichment-firmware-cve5.jsonl.gz");
        Path kev = CorpusFiles.require("vuln/known_exploited_vulnerabilities.json.gz");
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new FirmwareExplainer(out, Clock.systemUTC())
                .run(
                        new FirmwareRequest(
                                vendor,
                                product,
                                version,
                                null,
                                null,
                                cve,
                                new FeedFiles(List.of(nvd), List.of(cve5), kev, null, null),
                                LocalDate.parse("2024-05-12"),
                                true));
        out.flush();
        return JSON.readTree(text.toString());
    }
}
