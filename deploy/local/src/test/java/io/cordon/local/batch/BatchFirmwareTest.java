package io.cordon.local.batch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.local.firmware.FeedFiles;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bounded run that judges firmware: reports of devices, and small feeds that are written here.
 */
class BatchFirmwareTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    private Path reports;
    private Path nvd;
    private Path kev;
    private Path epss;
    private Path eol;

    @BeforeEach
    void write() throws IOException {
        reports =
                Files.writeString(
                        folder.resolve("reports.ndjson"),
                        report("cam-1", "2026-03-03T10:00:00Z", "1.5")
                                + report("cam-1", "2026-03-03T11:00:00Z", "1.5")
                                + report("cam-1", "2026-03-04T10:00:00Z", "2.0")
                                + report("cam-2", "2026-03-03T10:00:00Z", "2.1")
                                + report("cam-2", "2026-03-03T12:00:00Z", "2.0"));
        nvd =
                Files.writeString(
                        folder.resolve("nvd.json"),
                        """
                        {"resultsPerPage":1,"vulnerabilities":[{"cve":{"id":"CVE-2099-0001",
                        "published":"2025-01-01T00:00:00.000","metrics":{"cvssMetricV31":[{"source":"s","type":"Primary",
                        "cvssData":{"version":"3.1","vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                        "baseScore":9.8,"baseSeverity":"CRITICAL"}}]},"configurations":[{"operator":"OR","nodes":[
                        {"operator":"OR","cpeMatch":[{"vulnerable":true,
                        "criteria":"cpe:2.3:o:acme:cam_firmware:*:*:*:*:*:*:*:*",
                        "versionStartIncluding":"1.0","versionEndExcluding":"2.0"}]}]}]}}]}
                        """);
        kev =
                Files.writeString(
                        folder.resolve("kev.json"),
                        """
                        {"count":1,"vulnerabilities":[{"cveID":"CVE-2099-0001","vendorProject":"Acme","product":"Cam",
                        "vulnerabilityName":"x","dateAdded":"2026-01-01","dueDate":"2026-02-01",
                        "knownRansomwareCampaignUse":"Unknown"}]}
                        """);
        epss =
                Files.writeString(
                        folder.resolve("epss.csv"),
                        "#model_version:v2026\ncve,epss,percentile\nCVE-2099-0001,0.5,0.95\n");
        eol =
                Files.writeString(
                        folder.resolve("eol.csv"),
                        "vendor,product,line,end_of_support,source\nAcme,Cam,1.x,2026-01-31,notice\n");
    }

    private static String report(String device, String time, String version) {
        return """
        {"report":"cordon.device/1","time":"%s","device":{"id":"%s","vendor":"Acme","model":"Cam"},"firmware":{"version":"%s"}}
        """
                .formatted(time, device, version);
    }

    @Test
    void allRulesSpeakWithTheirEvidenceAndTheFix() throws Exception {
        Map<String, JsonNode> found = run(feeds(nvd), "all");

        assertThat(found)
                .containsOnlyKeys(
                        "FW-CVE cam-1 2026-03-03",
                        "FW-KEV cam-1 2026-03-03",
                        "FW-EPSS cam-1 2026-03-03",
                        "FW-EOL cam-1 2026-03-03",
                        "FW-LAG cam-1 2026-03-03",
                        "FW-UNKNOWN-CHANGE cam-1 2026-03-04",
                        "FW-UNKNOWN-CHANGE cam-2 2026-03-03",
                        "FW-DOWNGRADE cam-2 2026-03-03");
        JsonNode kevFinding = requireNonNull(found.get("FW-KEV cam-1 2026-03-03"));
        assertThat(kevFinding.at("/cordon/count").asInt()).isEqualTo(2);
        assertThat(kevFinding.at("/cordon/distinct").asInt()).isEqualTo(1);
        assertThat(kevFinding.at("/cordon/confidence").asText()).isEqualTo("high");
        assertThat(kevFinding.at("/cordon/severity").asText()).isEqualTo("high");
        assertThat(kevFinding.at("/vulnerability/id/0").asText()).isEqualTo("CVE-2099-0001");
        assertThat(kevFinding.at("/device/manufacturer").asText()).isEqualTo("Acme");
        JsonNode firmware = kevFinding.at("/cordon/firmware");
        assertThat(firmware.at("/version").asText()).isEqualTo("1.5");
        assertThat(firmware.at("/fixed_version").asText()).isEqualTo("2.0");
        assertThat(firmware.at("/fixed_at").asText()).startsWith("2026-03-04T10:00:00");
        assertThat(firmware.at("/patch_lag").asLong()).isEqualTo(24 * 3600);
        JsonNode cve = firmware.at("/cves/0");
        assertThat(cve.at("/kev_due").asText()).isEqualTo("2026-02-01");
        assertThat(cve.at("/kev_days_overdue").asInt()).isEqualTo(30);
        assertThat(cve.at("/range").asText()).isEqualTo(">= 1.0 and < 2.0");
        assertThat(cve.at("/fixed_version").asText()).isEqualTo("2.0");
        assertThat(cve.at("/epss_percentile").asDouble()).isEqualTo(0.95);
        assertThat(cve.at("/reason").asText()).isEqualTo("the version lies in the range");
        assertThat(
                        requireNonNull(found.get("FW-EOL cam-1 2026-03-03"))
                                .at("/cordon/severity")
                                .asText())
                .isEqualTo("high");
        assertThat(
                        requireNonNull(found.get("FW-EOL cam-1 2026-03-03"))
                                .at("/cordon/firmware/support/days_past")
                                .asInt())
                .isEqualTo(31);
        JsonNode back =
                requireNonNull(found.get("FW-DOWNGRADE cam-2 2026-03-03")).at("/cordon/firmware");
        assertThat(back.at("/previous_version").asText()).isEqualTo("2.1");
        assertThat(back.at("/version").asText()).isEqualTo("2.0");
        JsonNode report = JSON.readTree(folder.resolve("all/run.json").toFile());
        assertThat(report.at("/feeds/firmware/nvd/entries").asInt()).isEqualTo(1);
        assertThat(report.at("/feeds/firmware").has("cve5")).isFalse();
    }

    /** A bounded run tells changes in the order of event time, whatever that of the lines. */
    @Test
    void theOrderOfLinesChangesNothing() throws Exception {
        Map<String, JsonNode> forwards = run(feeds(nvd), "forwards");
        List<String> lines = new ArrayList<>(Files.readAllLines(reports));
        Collections.reverse(lines);
        Files.write(reports, lines);

        assertThat(run(feeds(nvd), "backwards")).isEqualTo(forwards);
        assertThat(JSON.readTree(folder.resolve("backwards/run.json").toFile()).at("/late").asInt())
                .isZero();
    }

    @Test
    void withoutFeedsTheRulesSayWhatTheyLack() throws Exception {
        assertThat(run(FeedFiles.NONE, "none"))
                .containsOnlyKeys(
                        "FW-UNKNOWN-CHANGE cam-1 2026-03-04",
                        "FW-UNKNOWN-CHANGE cam-2 2026-03-03",
                        "FW-DOWNGRADE cam-2 2026-03-03");
        Map<String, String> reasons = new TreeMap<>();
        for (JsonNode rule : JSON.readTree(folder.resolve("none/run.json").toFile()).get("rules")) {
            if (rule.get("id").asText().startsWith("FW-")) {
                reasons.put(rule.get("id").asText(), rule.path("reason").asText());
            }
        }
        assertThat(reasons)
                .containsEntry("FW-CVE", "no feed of vulnerabilities (--nvd or --cve5)")
                .containsEntry(
                        "FW-KEV",
                        "no feed of vulnerabilities (--nvd or --cve5), no feed of known exploited vulnerabilities (KEV) (--kev)")
                .containsEntry("FW-EOL", "no feed of ends of support (--eol)")
                .containsEntry("FW-DOWNGRADE", "");
    }

    @Test
    void aBrokenFeedEndsTheRunBeforeItBegins() throws Exception {
        Path cut =
                Files.writeString(
                        folder.resolve("cut.json"), Files.readString(nvd).substring(0, 200));

        assertThatThrownBy(() -> run(feeds(cut), "broken"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TRUNCATED")
                .hasMessageContaining("nothing of it is used");
        assertThat(folder.resolve("broken")).doesNotExist();
    }

    private FeedFiles feeds(Path vulnerabilities) {
        return new FeedFiles(List.of(vulnerabilities), List.of(), kev, epss, eol);
    }

    /** The findings by rule, device and day. */
    private Map<String, JsonNode> run(FeedFiles feeds, String name) throws Exception {
        Path out = folder.resolve(name);
        int code =
                new Batch(new PrintWriter(new StringWriter()))
                        .run(
                                new BatchRequest(
                                        folder,
                                        List.of(reports),
                                        out,
                                        null,
                                        null,
                                        TelemetrySettings.UNSAID,
                                        RuleSettings.UNSAID,
                                        false,
                                        feeds));
        assertThat(code).isZero();
        Map<String, JsonNode> found = new TreeMap<>();
        for (String line : Files.readAllLines(out.resolve("findings.ndjson"))) {
            JsonNode finding = JSON.readTree(line);
            found.put(
                    finding.at("/rule/id").asText()
                            + " "
                            + finding.at("/cordon/subject/value").asText()
                            + " "
                            + finding.at("/cordon/period/start").asText().substring(0, 10),
                    finding);
        }
        return found;
    }
}
