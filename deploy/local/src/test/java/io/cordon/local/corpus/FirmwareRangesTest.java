package io.cordon.local.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.match.Candidate;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.match.Status;
import io.cordon.detect.firmware.match.Verdict;
import io.cordon.detect.firmware.match.VulnerabilityIndex;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.product.ProductNames.ProductKey;
import io.cordon.detect.firmware.version.FirmwareVersion;
import io.cordon.ingest.feed.vulnerability.Cve5Feed;
import io.cordon.ingest.feed.vulnerability.NvdFeed;
import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.Criterion;
import io.cordon.schema.vulnerability.VersionRange;
import io.cordon.schema.vulnerability.Vulnerability;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Versions at, just inside and just outside every bound of real ranges. What is expected comes from
 * how the neighbour was made (the last number of the bound, one up or down), not from an order.
 */
class FirmwareRangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProductNames NAMES = ProductNames.builtIn();
    private static final Pattern LAST_NUMBER = Pattern.compile("[0-9]+(?=[^0-9]*$)");

    /** A version and whether the one row that it was made from holds it. */
    private record Case(String version, boolean affected) {}

    @Test
    void everyBoundOfTheCorpusIsJudgedAlikeInBothShapes(@TempDir Path folder) throws IOException {
        Path csv = CorpusFiles.require("vuln/vulnrichment-firmware-ranges.csv.gz");
        List<NamedCsvRecord> rows;
        try (Reader reader =
                new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8)) {
            rows = rows(reader);
        }
        VulnerabilityIndex cve5 = new VulnerabilityIndex(NAMES);
        Cve5Feed.read(CorpusFiles.require("vuln/vulnrichment-firmware-cve5.jsonl.gz"), cve5::add);

        int cases = judge(rows, index(folder, rows), cve5);
        assertThat(cases).isGreaterThan(20_000);
    }

    /** The same on rows written here: it runs without the corpus. */
    @Test
    void everyBoundOfAFixtureIsJudged(@TempDir Path folder) throws IOException {
        StringBuilder csv =
                new StringBuilder(
                        "cve,cpe23,version,less_than,less_than_or_equal,default_status\n");
        int id = 0;
        for (String start : List.of("0", "1.0", "1.2.3")) {
            for (String end :
                    List.of(
                            "1.2.5",
                            "3.2 Build 20230219",
                            "v4.0.1",
                            "2.10B05",
                            "7.2.1-45",
                            "5.38(7)")) {
                for (boolean included : List.of(true, false)) {
                    csv.append(
                            "CVE-2099-%d,cpe:2.3:o:acme:cam%d_firmware:*:*:*:*:*:*:*:*,%s,%s,%s,unknown\n"
                                    .formatted(
                                            1000 + id,
                                            id,
                                            start,
                                            included ? "" : end,
                                            included ? end : ""));
                    id++;
                }
            }
        }
        csv.append("CVE-2099-0999,cpe:2.3:o:acme:any_firmware:-:*:*:*:*:*:*:*,-,,,unknown\n");
        List<NamedCsvRecord> rows = rows(new StringReader(csv.toString()));
        VulnerabilityIndex nvd = index(folder, rows);

        assertThat(judge(rows, nvd, nvd)).isGreaterThan(100);
    }

    private static int judge(
            List<NamedCsvRecord> rows, VulnerabilityIndex nvd, VulnerabilityIndex cve5) {
        int cases = 0;
        for (NamedCsvRecord row : rows) {
            ProductKey product = product(row);
            for (Case each : cases(row)) {
                InstalledFirmware firmware =
                        new InstalledFirmware(
                                product, FirmwareVersion.of(each.version()), null, null);
                Verdict verdict = verdict(nvd, firmware, row.getField("cve"));
                Verdict other = verdict(cve5, firmware, row.getField("cve"));
                assertEquals(verdict.status(), other.status(), () -> text(row, each));
                assertEquals(verdict.confidence(), other.confidence(), () -> text(row, each));
                // The row alone, since another row of the CVE may hold what is outside of this one.
                Verdict alone = verdict(alone(row), firmware, row.getField("cve"));
                assertEquals(
                        each.affected() ? Status.AFFECTED : Status.NOT_AFFECTED,
                        alone.status(),
                        () -> text(row, each));
                if (each.affected()) {
                    assertEquals(Status.AFFECTED, verdict.status(), () -> text(row, each));
                }
                cases++;
            }
            if (wildcard(row)) {
                InstalledFirmware firmware =
                        new InstalledFirmware(product, FirmwareVersion.of("1.0"), null, null);
                Verdict alone = verdict(alone(row), firmware, row.getField("cve"));
                assertEquals(Status.AFFECTED, alone.status(), row::toString);
                assertEquals(Confidence.LOW, alone.confidence(), row::toString);
                assertThat(alone.mayBeCritical()).isFalse();
                Verdict verdict = verdict(nvd, firmware, row.getField("cve"));
                Verdict other = verdict(cve5, firmware, row.getField("cve"));
                assertEquals(verdict.status(), other.status(), row::toString);
                assertEquals(verdict.confidence(), other.confidence(), row::toString);
                cases++;
            }
        }
        return cases;
    }

    private static String text(NamedCsvRecord row, Case each) {
        return each + " of " + row;
    }

    private static boolean bounded(NamedCsvRecord row) {
        String end = end(row);
        return !end.isEmpty() && !end.equals("*");
    }

    /** No version at all: neither a bound nor one that is listed. */
    private static boolean wildcard(NamedCsvRecord row) {
        String version = row.getField("version");
        return end(row).isEmpty()
                ? List.of("-", "*").contains(version)
                : end(row).equals("*") && List.of("-", "*", "0").contains(version);
    }

    private static String end(NamedCsvRecord row) {
        return row.getField("less_than") + row.getField("less_than_or_equal");
    }

    /** At, below and above the upper bound, and at and below the lower one. */
    private static List<Case> cases(NamedCsvRecord row) {
        List<Case> cases = new ArrayList<>();
        String end = end(row);
        if (!bounded(row) || end.matches(".*\\.x+\\..*")) {
            return cases;
        }
        boolean included = row.getField("less_than").isEmpty();
        boolean lower = !List.of("0", "*", "-", "").contains(row.getField("version"));
        cases.add(new Case(end, included));
        for (int by : new int[] {1, 10, 1_000}) {
            cases.add(new Case(moved(end, by), false));
        }
        String below = moved(end, -1);
        // Below the upper bound may be below the lower one too; that is tested at the lower one.
        if (!below.isEmpty() && !lower) {
            cases.add(new Case(below, true));
        }
        String start = row.getField("version");
        // A lower bound of another scheme is left out with low confidence; CandidateTest has those.
        if (lower && !start.contains("x") && scheme(start).equals(scheme(end))) {
            cases.add(new Case(start, included || !start.equals(end)));
            String before = moved(start, -1);
            if (!before.isEmpty()) {
                cases.add(new Case(before, false));
            }
        }
        return cases;
    }

    private static String scheme(String version) {
        Matcher words = Pattern.compile("^[vVrR]?([^0-9]*)").matcher(version);
        return words.find() ? words.group(1) : "";
    }

    private static String moved(String version, int by) {
        Matcher last = LAST_NUMBER.matcher(version);
        if (!last.find()) {
            return "";
        }
        BigInteger number = new BigInteger(last.group()).add(BigInteger.valueOf(by));
        return number.signum() < 0
                ? ""
                : version.substring(0, last.start()) + number + version.substring(last.end());
    }

    private static Verdict verdict(
            VulnerabilityIndex index, InstalledFirmware firmware, String cve) {
        return index.candidates(firmware).stream()
                .filter(candidate -> candidate.vulnerability().id().equals(cve))
                .map((Candidate candidate) -> candidate.judge(firmware))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no candidate: " + cve + " " + firmware));
    }

    private static ProductKey product(NamedCsvRecord row) {
        String[] name = row.getField("cpe23").split("(?<!\\\\):", -1);
        return NAMES.key(name[3].replace("\\", ""), name[4].replace("\\", ""));
    }

    /** One row, without any reader of feeds. */
    private static VulnerabilityIndex alone(NamedCsvRecord row) {
        String[] name = row.getField("cpe23").split("(?<!\\\\):", -1);
        CpeName cpe =
                new CpeName(
                        CpeName.Part.OPERATING_SYSTEM,
                        name[3].replace("\\", ""),
                        name[4].replace("\\", ""),
                        "*",
                        "*",
                        false,
                        row.getField("cpe23"));
        VersionRange range =
                end(row).isEmpty()
                        ? VersionRange.NONE
                        : new VersionRange(
                                row.getField("version"),
                                true,
                                end(row),
                                row.getField("less_than").isEmpty());
        VulnerabilityIndex index = new VulnerabilityIndex(NAMES);
        index.add(
                new Vulnerability(
                        row.getField("cve"),
                        null,
                        null,
                        List.of(Configuration.anyOf(List.of(new Criterion(cpe, range, true))))));
        return index;
    }

    private static List<NamedCsvRecord> rows(Reader reader) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return csv.stream().toList();
        }
    }

    /** The rows in NVD's shape, through its reader. */
    private static VulnerabilityIndex index(Path folder, List<NamedCsvRecord> rows)
            throws IOException {
        Map<String, ArrayNode> matches = new LinkedHashMap<>();
        for (NamedCsvRecord row : rows) {
            ArrayNode into =
                    matches.computeIfAbsent(row.getField("cve"), cve -> JSON.createArrayNode());
            ObjectNode match = into.addObject().put("vulnerable", true);
            String[] name = row.getField("cpe23").split("(?<!\\\\):", -1);
            if (end(row).isEmpty()) {
                exact(into, match, name, row.getField("version"));
            } else {
                match.put("criteria", row.getField("cpe23"));
                match.put("versionStartIncluding", row.getField("version"));
                match.put(
                        row.getField("less_than").isEmpty()
                                ? "versionEndIncluding"
                                : "versionEndExcluding",
                        end(row));
            }
            if (row.getField("default_status").equals("affected")) {
                name[5] = "*";
                into.addObject().put("vulnerable", true).put("criteria", String.join(":", name));
            }
        }
        ObjectNode feed =
                JSON.createObjectNode()
                        .put("resultsPerPage", matches.size())
                        .put("format", "NVD_CVE")
                        .put("version", "2.0");
        ArrayNode items = feed.putArray("vulnerabilities");
        matches.forEach(
                (cve, list) ->
                        items.addObject()
                                .putObject("cve")
                                .put("id", cve)
                                .putArray("configurations")
                                .addObject()
                                .putArray("nodes")
                                .addObject()
                                .put("operator", "OR")
                                .put("negate", false)
                                .set("cpeMatch", list));
        Path file = folder.resolve("nvd.json");
        JSON.writeValue(file.toFile(), feed);
        VulnerabilityIndex index = new VulnerabilityIndex(NAMES);
        NvdFeed.read(file, index::add);
        return index;
    }

    /** A listed version in the name, as NVD has it: escaped, and without white space. */
    private static void exact(ArrayNode into, ObjectNode first, String[] name, String versions) {
        ObjectNode match = first;
        for (String version : versions.split(",", -1)) {
            if (match == null) {
                match = into.addObject().put("vulnerable", true);
            }
            name[6] = "*";
            String plain = version.strip().replace("\\", "").replace(' ', '_');
            if (!List.of("*", "-").contains(plain)) {
                name[5] = plain.replaceAll("([^A-Za-z0-9_])", "\\\\$1");
            }
            match.put("criteria", String.join(":", name));
            match = null;
        }
    }
}
