package io.cordon.local.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.product.ProductNames;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On small feeds that are written here. */
class FirmwareExplainerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-03T03:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;
    private Path nvd;
    private Path kev;
    private Path epss;
    private Path eol;

    @BeforeEach
    void write() throws IOException {
        nvd =
                file(
                        "nvd.json",
                        nvd(
                                cve("CVE-2099-0001", 5.0, range("cam", "1.0", "2.0")),
                                cve("CVE-2099-0002", 9.9, name("cam", "-")),
                                cve("CVE-2099-0003", 7.5, range("cam", "1.0", "2.0 Build 7")),
                                cve("CVE-2099-0004", 8.0, range("cam", "0.1", "1.4")),
                                cve("CVE-2099-0005", 8.0, name("cam", "1.5_b9")),
                                cve("CVE-2099-0006", 8.0, range("dvr", "1.0", "2.0")),
                                runningOn("CVE-2099-0007", "cam", "cam", "v3")));
        kev =
                file(
                        "kev.json",
                        """
                        {"count":2,"vulnerabilities":[
                        {"cveID":"CVE-2099-0001","vendorProject":"Acme","product":"Cam","vulnerabilityName":"x",
                         "dateAdded":"2026-01-01","dueDate":"2026-01-22","knownRansomwareCampaignUse":"Known"},
                        {"cveID":"CVE-2099-0042","vendorProject":"Acme","product":"Cam","vulnerabilityName":"x",
                         "dateAdded":"2026-03-01","dueDate":"2026-03-22"}]}
                        """);
        epss =
                file(
                        "epss.csv",
                        "#model_version:v2026\ncve,epss,percentile\n"
                                + "CVE-2099-0002,0.1,0.5\nCVE-2099-0003,0.25,0.975\n");
        eol =
                file(
                        "eol.csv",
                        "vendor,product,line,end_of_support,source\nAcme,Cam,,2027-01-01,notice\n"
                                + "Acme,Cam,1.x,2026-03-01,notice\n");
    }

    @Test
    void theMostUrgentComesFirstAndEveryVerdictSaysWhy() throws IOException {
        String text = explain("1.5", null);

        assertThat(text)
                .contains("device     ACME Inc. Cam firmware\nknown as   acme:cam\n")
                .contains("version    1.5\nunderstood 1.5\n")
                .contains("read       nvd 7, kev 2, epss 2, eol 2\nnot given  cve5\n")
                .contains("as of      2026-03-03\n")
                .contains("support    ended 2026-03-01, 2 days ago, line 1.x, says notice\n")
                .contains("result     3 affected, 2 cannot say, 1 not affected\n")
                .contains(
                        """
                         1  CVE-2099-0001  AFFECTED, high confidence
                            why         the version lies in the range
                            range       >= 1.0 and < 2.0
                            criterion   cpe:2.3:o:acme:cam_firmware:*:*:*:*:*:*:*:*
                            KEV         known to be exploited; due 2026-01-22, 40 days overdue; ransomware uses it
                            EPSS        no score in the file
                            CVSS        5.0 (version 3.1)
                        """)
                .contains(
                        """
                         2  CVE-2099-0003  AFFECTED, high confidence
                            why         the version lies in the range
                            range       >= 1.0 and < 2.0 Build 7
                                        understood as 2.0, then 7
                            criterion   cpe:2.3:o:acme:cam_firmware:*:*:*:*:*:*:*:*
                            KEV         not in the catalogue
                            EPSS        25.00 % within 30 days, percentile 97.50
                        """)
                .contains(
                        """
                         3  CVE-2099-0002  AFFECTED, low confidence
                            why         the record names no version at all, so every version is meant
                            range       none: a wildcard, any version
                        """)
                .contains(
                        """
                         5  CVE-2099-0007  CANNOT SAY, low confidence
                            why         the version lies in the range
                            confidence  low: it depends on hardware that the device does not report
                            range       >= 1.0 and < 2.0
                            criterion   cpe:2.3:o:acme:cam_firmware:*:*:*:*:*:*:*:*
                            runs on     cannot say: it depends on hardware that the device does not report
                                        cpe:2.3:h:acme:cam:v3:*:*:*:*:*:*:*
                                        --model and --hardware-version can tell which hardware it is
                        """)
                .doesNotContain("CVE-2099-0004", "CVE-2099-0006", "more are not shown");
    }

    @Test
    void whatDoesNotApplyIsExplainedWhenItIsAskedFor() throws IOException {
        assertThat(explain("1.5", "CVE-2099-0004"))
                .contains("result     one CVE was asked about\n")
                .contains(
                        """
                         1  CVE-2099-0004  NOT AFFECTED, high confidence
                            why         the version is above the range
                            range       >= 0.1 and < 1.4
                        """)
                .doesNotContain("CVE-2099-0001");
        assertThat(explain("1.5", "CVE-2099-0006"))
                .contains("not named: CVE-2099-0006 names other products")
                .contains("it names   acme:dvr_firmware\n");
        assertThat(explain("1.5", "CVE-2099-0042"))
                .contains("cannot say: CVE-2099-0042 is in none of these CVE files")
                .contains("KEV        has it for Acme Cam, due 2026-03-22");
    }

    @Test
    void theRevisionOfTheHardwareDecides() throws IOException {
        assertThat(explain(request("1.5", "CVE-2099-0007", "V3", files(nvd))))
                .contains("CVE-2099-0007  AFFECTED, high")
                .contains("runs on     yes: the hardware is the one named\n");
        assertThat(explain(request("1.5", "CVE-2099-0007", "V2", files(nvd))))
                .contains("CVE-2099-0007  NOT AFFECTED, high")
                .contains("why         other hardware is named\n")
                .contains("runs on     no: other hardware is named\n");
    }

    @Test
    void anAliasIsNamedWithItsSource() throws IOException {
        Path feed =
                file(
                        "tenda.json",
                        nvd(
                                cve("CVE-2099-0001", 5.0, range("cam", "1.0", "2.0"))
                                        .replace(":acme:", ":tendacn:")));
        FirmwareRequest request =
                new FirmwareRequest(
                        "Tenda", "Cam", "1.5", null, null, null, files(feed), null, false);

        assertThat(explain(request))
                .contains("known as   tenda:cam\nversion")
                .contains("    alias       tendacn is tenda (CPE dictionary");
    }

    @Test
    void anUnknownProductIsNotCalledSafe() throws IOException {
        FirmwareRequest near =
                new FirmwareRequest("Acme", "Cams", "1", null, null, null, files(nvd), null, false);
        assertThat(explain(near))
                .contains("result     cannot say: no CVE in these files names acme:cams\n")
                .contains("they name 2 products of acme\nnearest    cam_firmware\n");
        FirmwareRequest vendor =
                new FirmwareRequest("Acne", "Cam", "1", null, null, null, files(nvd), null, false);
        assertThat(explain(vendor)).contains("nor any product of acne: check how the vendor");
    }

    @Test
    void aVersionThatIsNoneIsSaid() throws IOException {
        assertThat(explain("latest, really", "CVE-2099-0001"))
                .contains("understood not understood: no verdict is built on its order\n")
                .contains("CVE-2099-0001  CANNOT SAY, low confidence")
                .contains("the device's version cannot be read as a version");
    }

    @Test
    void theListIsBoundedAndSaysWhatWasCut() throws IOException {
        Path many =
                file(
                        "many.json",
                        nvd(
                                IntStream.range(0, 60)
                                        .mapToObj(
                                                i ->
                                                        cve(
                                                                "CVE-2099-" + (1000 + i),
                                                                i / 10.0,
                                                                range("cam", "1.0", "2.0")))
                                        .toArray(String[]::new)));
        String text = explain(request("1.5", null, null, files(many)));

        assertThat(text)
                .contains("result     60 affected")
                .contains(" 1  CVE-2099-1059  AFFECTED")
                .contains("50  CVE-2099-1010  AFFECTED")
                .doesNotContain("CVE-2099-1009")
                .contains("10 more are not shown");
    }

    /** JSON carries what the text carries. */
    @Test
    void theSameAsJson() throws IOException {
        FirmwareRequest asked =
                request("1.5", null, null, new FeedFiles(List.of(nvd), List.of(), kev, epss, eol));
        String line =
                explain(
                        new FirmwareRequest(
                                asked.vendor(),
                                asked.product(),
                                "1.5 Build 3",
                                null,
                                null,
                                null,
                                asked.files(),
                                LocalDate.parse("2026-01-22"),
                                true));
        assertThat(line.lines()).hasSize(1);
        JsonNode json = JSON.readTree(line);

        assertThat(json.path("key").textValue()).isEqualTo("acme:cam");
        assertThat(json.path("version").path("parts"))
                .extracting(JsonNode::textValue)
                .containsExactly("1.5", "3");
        assertThat(json.path("affected").intValue()).isEqualTo(3);
        assertThat(json.path("support").path("days_past").intValue()).isZero();
        JsonNode first = json.path("cves").get(0);
        assertThat(first.path("id").textValue()).isEqualTo("CVE-2099-0001");
        assertThat(first.path("cause").textValue()).isEqualTo("IN_RANGE");
        assertThat(first.path("range").textValue()).isEqualTo(">= 1.0 and < 2.0");
        assertThat(first.path("kev").path("days_overdue").intValue()).isZero();
        assertThat(first.path("cvss").path("score").doubleValue()).isEqualTo(5.0);
    }

    /** Text of a feed must not steer the terminal. */
    @Test
    void controlCharactersAreNotPrinted() throws IOException {
        Path feed =
                file(
                        "esc.json",
                        nvd(cve("CVE-2099-0001", 5.0, range("cam", "1.0", "2\\u001b[2J"))));

        assertThat(explain(request("1.5", null, null, files(feed))))
                .contains("< 2?[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void aBrokenFileLeavesNoAnswer() throws IOException {
        Path broken = file("broken.json", Files.readString(nvd).substring(0, 700));

        assertThatThrownBy(() -> explain(request("1.5", null, null, files(nvd, broken))))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        "Cannot read feed broken\\.json, after entry [0-9], byte 700: it ends in the middle"
                                + " \\(TRUNCATED\\); nothing of it is used");
        assertThatThrownBy(() -> explain(request("1.5", null, null, files(kev))))
                .hasMessageContaining("kev.json, after entry 0")
                .hasMessageContaining("BAD_VALUE");
    }

    @Test
    void aFolderIsReadWithoutWhatIsNoFeed() throws IOException {
        Path above = folder.resolve("feeds");
        Path feeds = Files.createDirectories(above.resolve("2099"));
        Files.writeString(feeds.resolve("nvd.json.sha256"), "no feed");
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(feeds.resolve("nvd.json.gz")))) {
            out.write(Files.readAllBytes(nvd));
        }

        assertThat(explain(request("1.5", null, null, files(above))))
                .contains("read       nvd 7")
                .contains("result     3 affected");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> explain(request("1.5", null, null, files(empty))))
                .hasMessageContaining("it holds no .json or .jsonl file");
    }

    /** What is held does not grow with what the files hold about other products. */
    @Test
    void onlyWhatConcernsTheFirmwareIsHeld() throws IOException {
        Path others =
                file(
                        "others.json",
                        nvd(
                                IntStream.range(0, 5_000)
                                        .mapToObj(
                                                i ->
                                                        cve(
                                                                "CVE-2098-" + (1000 + i),
                                                                5.0,
                                                                range("x" + i, "1.0", "2.0")))
                                        .toArray(String[]::new)));
        FirmwareRequest request = request("1.5", null, null, files(nvd, others));
        FeedReading reading =
                new FeedReading(
                        InstalledFirmware.of(ProductNames.builtIn(), "acme", "cam", "1.5"),
                        ProductNames.builtIn(),
                        null);
        reading.read(request.files());

        assertThat(reading.counts().get(0).entries()).isEqualTo(5_007);
        assertThat(reading.candidates()).hasSize(6);
        // One each, and two of the one that runs on hardware.
        assertThat(reading.criteria()).isEqualTo(7);
    }

    private String explain(String version, @Nullable String cve) throws IOException {
        return explain(
                request(
                        version,
                        cve,
                        null,
                        new FeedFiles(List.of(nvd), List.of(), kev, epss, eol)));
    }

    private static FeedFiles files(Path... nvd) {
        return new FeedFiles(List.of(nvd), List.of(), null, null, null);
    }

    private static FirmwareRequest request(
            String version, @Nullable String cve, @Nullable String revision, FeedFiles files) {
        return new FirmwareRequest(
                "ACME Inc.", "Cam firmware", version, null, revision, cve, files, null, false);
    }

    private static String explain(FirmwareRequest request) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        assertThat(new FirmwareExplainer(out, CLOCK).run(request)).isZero();
        out.flush();
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static String nvd(String... cves) {
        return List.of(cves).stream()
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"resultsPerPage\":" + cves.length + ",\"vulnerabilities\":[",
                                "]}"));
    }

    private static String cve(String id, double score, String match) {
        return node(id, score, "{\"operator\":\"OR\",\"cpeMatch\":[" + match + "]}", "OR");
    }

    private static String runningOn(String id, String product, String model, String revision) {
        return node(
                id,
                1.0,
                "{\"operator\":\"OR\",\"cpeMatch\":["
                        + range(product, "1.0", "2.0")
                        + "]},{\"operator\":\"OR\",\"cpeMatch\":[{\"vulnerable\":false,\"criteria\":\"cpe:2.3:h:acme:"
                        + model
                        + ":"
                        + revision
                        + ":*:*:*:*:*:*:*\"}]}",
                "AND");
    }

    private static String node(String id, double score, String nodes, String operator) {
        return """
                {"cve":{"id":"%s","metrics":{"cvssMetricV31":[{"source":"s","type":"Primary","cvssData":
                {"version":"3.1","vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H","baseScore":%s,
                "baseSeverity":"HIGH"}}]},"configurations":[{"operator":"%s","nodes":[%s]}]}}
                """
                .formatted(id, score, operator, nodes);
    }

    private static String range(String product, String start, String end) {
        return """
                {"vulnerable":true,"criteria":"cpe:2.3:o:acme:%s_firmware:*:*:*:*:*:*:*:*",
                "versionStartIncluding":"%s","versionEndExcluding":"%s"}
                """
                .formatted(product, start, end);
    }

    private static String name(String product, String version) {
        return "{\"vulnerable\":true,\"criteria\":\"cpe:2.3:o:acme:%s_firmware:%s:*:*:*:*:*:*:*\"}"
                .formatted(product, version);
    }
}
