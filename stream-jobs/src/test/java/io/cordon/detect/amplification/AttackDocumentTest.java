package io.cordon.detect.amplification;

import static io.cordon.detect.amplification.AttackFlows.EDGE;
import static io.cordon.detect.amplification.AttackFlows.PANE;
import static io.cordon.detect.amplification.AttackFlows.flow;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.KnownAsset;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.FindingDocument;
import io.cordon.schema.framing.TrustedRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a tired operator has to read in the document of an attack: the device to fix, whom to call,
 * vectors, rates, sources, duration, and what to put into a filter.
 */
class AttackDocumentTest {

    static {
        TrustedRecords.install();
    }

    private static final String OURS = "Example Net";
    private static final String THEIRS = "Far Net";

    private static KnownAsset network(String prefix, String operator) {
        String contact = "noc@" + operator.toLowerCase(Locale.ROOT).replace(' ', '-') + ".example";
        return new KnownAsset(
                null, prefix, null, new Asset(null, null, null, null, operator, null, contact));
    }

    /** The shorter prefixes name somebody else: the longest has to win. */
    private static DetectionSettings settings() {
        return DetectionSettings.of(
                List.of("192.0.2.0/24", "2001:db8:1::/48"),
                Map.of(),
                List.of(),
                List.of(),
                List.of(
                        network("192.0.0.0/16", "Nobody"),
                        network("192.0.2.0/24", OURS),
                        network("2001:db8::/32", "Nobody"),
                        network("2001:db8:1::/48", OURS),
                        network("198.18.0.0/15", THEIRS),
                        network("2001:db8:ffff::/48", THEIRS)));
    }

    private static JsonNode document(String rule, Collection<Flow> flows) throws IOException {
        List<Finding> findings =
                PureRun.findings(flows, settings()).stream()
                        .filter(finding -> finding.getRuleId().equals(rule))
                        .toList();
        assertThat(findings).as(rule).hasSize(1);
        return new ObjectMapper()
                .readTree(
                        FindingDocument.json(
                                findings.get(0),
                                new DetectorCatalog(settings()).detector(rule).labels()));
    }

    private static void calls(JsonNode document, String operator, String contact) {
        assertThat(document.at("/cordon/operator").asText()).isEqualTo(operator);
        assertThat(document.at("/cordon/contact").asText()).isEqualTo(contact);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofAVictim(boolean v6) throws IOException {
        AttackFlows f = new AttackFlows(v6);
        IpAddress victim = f.ours(7);
        List<Flow> flows = new ArrayList<>(f.answers(victim, 123, 20, 3, 440, EDGE));
        flows.addAll(f.answers(victim, 389, 20, 1, 1000, EDGE + 2 * PANE));
        long first = 20 * 3 * (440 + (v6 ? 48 : 28));
        long second = 20 * (1000 + (v6 ? 48 : 28));

        JsonNode document = document("AMP-VICTIM", flows);

        assertThat(document.at("/destination/ip").asText()).isEqualTo(victim.text());
        calls(document, OURS, "noc@example-net.example");
        JsonNode attack = document.at("/cordon/amplification");
        assertThat(attack.at("/vectors").findValuesAsText("port")).containsExactly("123", "389");
        assertThat(attack.at("/vectors").findValuesAsText("service")).hasSize(2);
        assertThat(attack.at("/vectors").findValuesAsText("bytes"))
                .containsExactly(String.valueOf(first), String.valueOf(second));
        assertThat(attack.at("/peak_bps").asLong()).isEqualTo(first * 8 / 10);
        assertThat(attack.at("/peak_pps").asLong()).isEqualTo(60 / 10);
        // Two panes were touched.
        assertThat(attack.at("/mean_bps").asLong()).isEqualTo((first + second) * 8 / 20);
        assertThat(attack.at("/mean_pps").asLong()).isEqualTo((60 + 20) / 20);
        assertThat(attack.at("/duration").asLong()).isEqualTo(20);
        assertThat(document.at("/cordon/distinct").asLong()).isEqualTo(20);
        String to = " to " + victim.text() + (v6 ? "/128" : "/32");
        assertThat(document.at("/cordon/advice").asText())
                .contains(
                        "drop UDP source port 123" + to + ", UDP source port 389" + to,
                        "(flowspec)",
                        "discard all traffic" + to + " (RTBH)",
                        "close or rate-limit");
    }

    private static Flow asked(AttackFlows f, int client, IpAddress server, long requests) {
        return flow(17, f.outside(client), 40_000, server, 123, EDGE)
                .setInitiatorKnown(true)
                .setSourcePackets(requests)
                .setSourceBytes(f.bytes(requests, 8))
                .setDestinationPackets(22 * requests)
                .setDestinationBytes(f.bytes(22 * requests, 440))
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofAReflector(boolean v6) throws IOException {
        AttackFlows f = new AttackFlows(v6);
        IpAddress server = f.ours(9);
        String victim = f.outside(5).text();
        long out = f.bytes(22_000, 440);

        JsonNode document = document("AMP-REFLECTOR", List.of(asked(f, 5, server, 1000)));

        // The device to fix is the destination, and its operator is called.
        assertThat(document.at("/destination/ip").asText()).isEqualTo(server.text());
        assertThat(document.at("/source/ip").asText()).isEqualTo(victim);
        calls(document, OURS, "noc@example-net.example");
        JsonNode attack = document.at("/cordon/amplification");
        assertThat(attack.at("/vectors").findValuesAsText("port")).containsExactly("123");
        assertThat(attack.at("/baf_measured").asDouble()).isEqualTo(22 * 440 / 8.0);
        assertThat(attack.at("/paf_measured").asDouble()).isEqualTo(22);
        assertThat(attack.at("/peak_bps").asLong()).isEqualTo(out * 8 / 10);
        assertThat(attack.at("/mean_bps").asLong()).isEqualTo(out * 8 / 10);
        assertThat(attack.at("/peak_pps").asLong()).isEqualTo(2200);
        assertThat(attack.at("/mean_pps").asLong()).isEqualTo(2200);
        assertThat(attack.at("/duration").asLong()).isZero();
        assertThat(document.at("/cordon/distinct").isNumber()).isTrue();
        String length = v6 ? "/128" : "/32";
        assertThat(document.at("/cordon/advice").asText())
                .contains(
                        "closes or rate-limits UDP port 123 on " + server.text(),
                        "drops UDP source port 123 from "
                                + server.text()
                                + length
                                + " to "
                                + victim
                                + length
                                + " at the edge (flowspec)",
                        "warns the network of " + victim + length);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofADeviceAPrefixAndASource(boolean v6) throws IOException {
        AttackFlows f = new AttackFlows(v6);
        List<Flow> small = new ArrayList<>();
        for (int client = 0; client < 5; client++) {
            small.add(asked(f, client, f.ours(9), 10));
        }
        JsonNode device = document("AMP-REFLECTOR-SMALL", small);
        assertThat(device.at("/host/ip").asText()).isEqualTo(f.ours(9).text());
        calls(device, OURS, "noc@example-net.example");
        assertThat(device.at("/cordon/advice").asText())
                .contains(
                        "closes UDP port 123 on " + f.ours(9).text(),
                        "UDP source port 123 from " + f.ours(9).text() + (v6 ? "/128" : "/32"));

        List<Flow> carpet = new ArrayList<>();
        for (int host = 1; host <= 16; host++) {
            carpet.addAll(f.volume(f.ours(host), 500, 30, 60_000_000, EDGE));
        }
        JsonNode prefix = document("AMP-CARPET", carpet);
        calls(prefix, OURS, "noc@example-net.example");
        assertThat(prefix.at("/cordon/advice").asText())
                .contains(
                        "drop UDP source port 500 to " + (v6 ? "2001:db8:1::/48" : "192.0.2.0/24"));

        List<Flow> scan = new ArrayList<>();
        for (int host = 0; host < 100; host++) {
            scan.add(
                    flow(6, f.outside(1), 40_000, f.ours(host + 1), 23, EDGE)
                            .setInitiatorKnown(true)
                            .build());
        }
        calls(document("SCAN-HORIZONTAL", scan), THEIRS, "noc@far-net.example");
    }
}
