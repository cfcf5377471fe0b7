package io.cordon.schema.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingDocumentTest {

    private static final RuleLabels LABELS = SampleFindings.labels();

    @Test
    void writesEveryFieldOfTheContractInOneOrder() {
        Finding finding =
                SampleFindings.finding("CRED-BRUTE-FAST", "pair", "2001:db8::1>203.0.113.9")
                        .build();

        String json = new String(FindingDocument.json(finding, LABELS), StandardCharsets.UTF_8);

        assertThat(json)
                .isEqualTo(
                        "{\"@timestamp\":\"2024-01-10T02:05:06.700Z\","
                                + "\"ecs\":{\"version\":\"8.17.0\"},"
                                + "\"organization\":{\"id\":\"default\"},"
                                + "\"event\":{\"id\":\""
                                + finding.getId()
                                + "\",\"kind\":\"alert\",\"category\":[\"authentication\"],"
                                + "\"start\":\"2024-01-10T02:03:04.000005Z\","
                                + "\"end\":\"2024-01-10T02:05:06.700Z\","
                                + "\"severity\":73,\"outcome\":\"success\"},"
                                + "\"rule\":{\"id\":\"CRED-BRUTE-FAST\",\"version\":\"1\","
                                + "\"name\":\"Fast password guessing\"},"
                                + "\"threat\":{\"framework\":\"MITRE ATT&CK\","
                                + "\"technique\":{\"id\":[\"T1110\",\"T1110.001\"]}},"
                                + "\"source\":{\"ip\":\"2001:db8::1\"},"
                                + "\"destination\":{\"ip\":\"203.0.113.9\"},"
                                + "\"device\":{\"manufacturer\":\"Example\","
                                + "\"model\":{\"name\":\"Camera 1\"}},"
                                + "\"related\":{\"ip\":[\"203.0.113.9\",\"2001:db8::1\","
                                + "\"2001:db8::7\"],\"user\":[\"admin\",\"root\"]},"
                                + "\"cordon\":{\"subject\":{\"type\":\"pair\","
                                + "\"value\":\"2001:db8::1>203.0.113.9\"},"
                                + "\"period\":{\"start\":\"2024-01-10T02:00:00Z\","
                                + "\"end\":\"2024-01-10T03:00:00Z\"},"
                                + "\"count\":12,\"failures\":15,\"distinct\":3,"
                                + "\"estimated\":false,"
                                + "\"credentials\":{\"count\":7,\"estimated\":false},"
                                + "\"confidence\":\"high\",\"severity\":\"high\","
                                + "\"vantage\":\"honeypot\",\"sensor\":\"decoy-1\","
                                + "\"crossing\":{\"start\":\"2024-01-10T02:03:04.000005Z\","
                                + "\"end\":\"2024-01-10T02:04:00Z\"},"
                                + "\"closed\":true,\"version\":25,\"setting\":\"hospital\","
                                + "\"operator\":\"Example Net\","
                                + "\"contact\":\"noc@example.net\","
                                + "\"attack\":{\"version\":\"18.1\",\"ics\":[\"T0859\"]},"
                                + "\"provision\":[\"ETSI EN 303 645 5.1-1\"],"
                                + "\"advice\":\"The owner sets a password.\","
                                + "\"evidence\":{\"related\":{\"user\":[\"root\",\"admin\"]},"
                                + "\"destination\":{\"ip\":[\"2001:db8::7\"]},"
                                + "\"event\":{\"outcome\":[\"success\",\"failure\"]},"
                                + "\"device\":{\"manufacturer\":[\"Example\"],"
                                + "\"model\":{\"name\":[\"Camera 1\"]}},"
                                + "\"cordon\":{\"setting\":[\"hospital\"],"
                                + "\"operator\":[\"Example Net\"],"
                                + "\"contact\":[\"noc@example.net\"]}}}}");
    }

    @Test
    void measuresStandUnderEstimateAndAmplification() throws IOException {
        Finding finding =
                SampleFindings.finding("AMP-VICTIM", "victim", "203.0.113.9")
                        .setMeasures(SampleFindings.measures())
                        .build();

        JsonNode document = parse(finding);

        assertThat(document.at("/destination/ip").asText()).isEqualTo("203.0.113.9");
        assertThat(document.at("/cordon/tier").asText()).isEqualTo("volume");
        assertThat(document.at("/cordon/estimate").toString())
                .isEqualTo(
                        "{\"bytes\":48200000,\"packets\":100000,"
                                + "\"relative_error\":0.1,\"sampling_rate\":1000}");
        assertThat(document.at("/cordon/amplification").toString())
                .isEqualTo(
                        "{\"baf_measured\":556.9,\"paf_measured\":100.0,"
                                + "\"request_bytes\":230000,\"request_packets\":1000,"
                                + "\"peak_bps\":12000000,\"peak_pps\":3000,"
                                + "\"mean_bps\":6000000,\"mean_pps\":1500,\"duration\":122,"
                                + "\"vectors\":[{\"port\":0,\"packets\":20000,"
                                + "\"bytes\":20200000},"
                                + "{\"port\":123,\"service\":\"ntp\",\"packets\":80000,"
                                + "\"bytes\":28000000,\"baf_low\":556.9,"
                                + "\"baf_high\":4670.0}]}");
    }

    @Test
    void whatIsWrongWithAFirmwareStandsUnderFirmwareAndVulnerability() throws IOException {
        JsonNode document =
                parse(
                        SampleFindings.finding("FW-KEV", "device", "camera-1")
                                .setFirmware(SampleFindings.firmware())
                                .build());

        assertThat(document.at("/vulnerability/id").toString()).isEqualTo("[\"CVE-2099-0001\"]");
        assertThat(document.at("/cordon/firmware/version").asText()).isEqualTo("1.5 Build 7");
        assertThat(document.at("/cordon/firmware/since").asText())
                .isEqualTo("2024-01-01T00:00:00Z");
        assertThat(document.at("/cordon/firmware/patch_lag").asLong()).isEqualTo(864_000);
        assertThat(document.at("/cordon/firmware/support").toString())
                .isEqualTo(
                        "{\"ends\":\"2023-12-31\",\"line\":\"1.x\",\"source\":\"notice\",\"days_past\":10}");
        assertThat(document.at("/cordon/firmware/cves/0").toString())
                .isEqualTo(
                        "{\"id\":\"CVE-2099-0001\",\"confidence\":\"high\",\"score\":9.8,\"score_version\":\"3.1\","
                                + "\"epss_probability\":0.5,\"epss_percentile\":0.975,\"kev_due\":\"2024-01-01\","
                                + "\"kev_days_overdue\":9,\"ransomware\":true,\"published\":\"2023-06-01\","
                                + "\"reason\":\"the version lies in the range\","
                                + "\"criterion\":\"cpe:2.3:o:example:camera_1_firmware:*:*:*:*:*:*:*:*\","
                                + "\"range\":\">= 1.0 and < 2.0\",\"fixed_version\":\"2.0\"}");
    }

    @Test
    void equalFindingsGiveEqualBytes() {
        assertThat(FindingDocument.json(SampleFindings.everyShape().get(0), LABELS))
                .isEqualTo(FindingDocument.json(SampleFindings.everyShape().get(0), LABELS));
    }

    @Test
    void aSourceIsTheSourceAndADeviceIsTheHostOrItsOwnId() throws IOException {
        assertThat(document("source", "198.51.100.7").at("/source/ip").asText())
                .isEqualTo("198.51.100.7");
        assertThat(document("device", "192.0.2.1").at("/host/ip").asText()).isEqualTo("192.0.2.1");
        JsonNode meter = document("device", "meter-17");
        assertThat(meter.at("/device/id").asText()).isEqualTo("meter-17");
        assertThat(meter.has("host")).isFalse();
    }

    @Test
    void onlyBruteForceRulesCountFailures() throws IOException {
        Finding scan = SampleFindings.finding("SCAN-HORIZONTAL", "source", "192.0.2.1").build();

        assertThat(parse(scan).at("/cordon").has("failures")).isFalse();
    }

    @Test
    void theIndexIsTheDayOfThePeriodsStartInUtc() {
        Finding lateInTheDay =
                SampleFindings.finding("CRED-BRUTE-FAST", "source", "192.0.2.1")
                        .setPeriodStart(SampleFindings.micros("2024-12-31T23:00:00Z"))
                        .setLastTime(SampleFindings.micros("2025-01-01T00:00:00Z"))
                        .build();

        assertThat(FindingDocument.index(lateInTheDay)).isEqualTo("cordon-findings-2024.12.31");
    }

    @Test
    void evidenceIsCutToItsBounds() throws IOException {
        List<String> values = IntStream.range(0, 50).mapToObj(i -> "user" + i).toList();
        List<EvidenceItem> items =
                IntStream.range(0, 50).mapToObj(i -> new EvidenceItem("f" + i, values)).toList();
        Finding finding =
                SampleFindings.finding("CRED-BRUTE-FAST", "source", "192.0.2.1")
                        .setEvidence(items)
                        .build();

        JsonNode evidence = parse(finding).at("/cordon/evidence");

        assertThat(evidence.size()).isEqualTo(16);
        assertThat(evidence).allSatisfy(list -> assertThat(list.size()).isEqualTo(10));
    }

    private static JsonNode document(String subjectType, String subject) throws IOException {
        return parse(SampleFindings.finding("CRED-TELNET-EXPOSED", subjectType, subject).build());
    }

    private static JsonNode parse(Finding finding) throws IOException {
        return new ObjectMapper().readTree(FindingDocument.json(finding, LABELS));
    }
}
