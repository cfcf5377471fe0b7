package io.cordon.local.endtoend;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.local.endtoend.Index.Document;
import io.cordon.local.judging.Judging;
import io.cordon.local.judging.Keys;
import io.cordon.local.settings.Networks;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.simulator.FleetSimulator;
import io.cordon.local.simulator.PlantedFinding;
import io.cordon.local.simulator.Rule;
import io.cordon.local.simulator.SimulatedFleet;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.topic.TopicCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Live equals batch, as docs/reference/findings.md defines it: the same files once through the live
 * door, Kafka and Flink in streaming mode up to a fixed offset, and once through {@code batch}.
 */
@Order(1)
class LiveEqualsBatchIT {

    /**
     * What is run, in the order in which it is fed. Within a {@link #run} event time only goes
     * forward from one input to the next; what overlaps has a run of its own, or it would be late.
     */
    enum Input {
        // findings of the corpus: the vectors of docs/reference/findings.md, and the reference's
        // in io/cordon/local/corpus/vectors.csv
        COWRIE_2018(
                1,
                "honeypot/cowrie-ssh-2018",
                Map.of(
                        "CRED-BRUTE-FAST", 34L,
                        "CRED-BRUTE-SLOW", 6L,
                        "CRED-DEFAULT-ATTEMPT", 25L,
                        "CRED-SPRAY", 1L)),
        // the decoy's view and the network's view of one attack
        DSHIELD_DIGITALOCEAN(
                1,
                "honeypot/dshield-ssh-bruteforce-digitalocean",
                Map.of(
                        "CRED-BRUTE-FAST", 2L,
                        "CRED-BRUTE-SLOW", 2L,
                        "CRED-DEFAULT-ATTEMPT", 1L,
                        "CRED-SPRAY", 1L,
                        "CRED-FAIL-THEN-SUCCESS", 1L)),
        DSHIELD_PI_COWRIE(1, "honeypot/dshield-pi-raspberry-botnet/cowrie", Map.of()),
        RITA_SSH(
                1,
                "zeek/rita-internet-sensor/2024-04-19/ssh.log.gz",
                Map.of("CRED-BRUTE-FAST", 14L, "CRED-BRUTE-SLOW", 17L)),
        // what was planted: every rule, both families
        FLEET(1, "", Map.of()),
        DSHIELD_FREEPBX(2, "honeypot/dshield-freepbx-exploit/zeek", Map.of()),
        DSHIELD_PI_ZEEK(3, "honeypot/dshield-pi-raspberry-botnet/zeek", Map.of());

        private final int run;
        private final String corpus;
        private final Map<String, Long> findings;

        Input(int run, String corpus, Map<String, Long> findings) {
            this.run = run;
            this.corpus = corpus;
            this.findings = findings;
        }

        private String tenant() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private boolean isCorpus() {
            return !corpus.isEmpty();
        }

        /** Findings by rule; rules without any are left out. */
        private Map<String, Long> findings() {
            return isCorpus()
                    ? findings
                    : FLEET_LOGS.planted().stream()
                            .collect(groupingBy(p -> p.rule().id(), counting()));
        }
    }

    /** The rules that the vectors and the fleet know the findings of. */
    private static final Set<String> RULES =
            Arrays.stream(Rule.values()).map(Rule::id).collect(toUnmodifiableSet());

    /** Known beforehand, since it names the credentials that findings are about. */
    private static final byte[] KEY = new byte[FingerprintKey.BYTES];

    private static final Instant FLEET_END = Instant.parse("2025-06-15T12:34:56Z");
    private static final SimulatedFleet FLEET_LOGS =
            FleetSimulator.simulate(FleetSimulator.SEED, FLEET_END, new FingerprintKey(KEY));

    @TempDir static Path folder;

    private static Commands commands;
    private static Path fleetLogs;
    private static final Map<Input, List<Document>> LIVE = new HashMap<>();
    private static final Map<Input, List<Document>> LIVE_INCIDENTS = new HashMap<>();
    private static final Map<Integer, Long> LATE = new TreeMap<>();
    private static final Map<String, List<Document>> PRIVATE = new HashMap<>();

    @BeforeAll
    static void runLive() throws Exception {
        KeyFiles.write(folder, KEY);
        RuleSettings rules =
                new RuleSettings(
                        Networks.parse(String.join(",", FLEET_LOGS.networks())),
                        null,
                        null,
                        Files.writeString(folder.resolve("allow.csv"), FleetSimulator.allowFile()),
                        Files.writeString(
                                folder.resolve("assets.csv"), FleetSimulator.assetsFile()));
        commands = new Commands(folder, rules);
        fleetLogs = folder.resolve("fleet");
        FLEET_LOGS.writeTo(fleetLogs);
        DetectionSettings settings =
                Judging.detection(rules, Keys.of(folder, TelemetrySettings.UNSAID).keys());
        TestStack stack = TestStack.shared();
        for (int run : Arrays.stream(Input.values()).mapToInt(i -> i.run).distinct().toArray()) {
            List<Input> inputs =
                    Arrays.stream(Input.values())
                            .filter(input -> input.run == run && Files.exists(path(input)))
                            .toList();
            if (inputs.isEmpty()) {
                continue;
            }
            stack.topics().forget(TestStack.TELEMETRY);
            for (Input input : inputs) {
                commands.ingestLive(stack.endpoints(), input.tenant(), List.of(path(input)));
            }
            if (inputs.contains(Input.FLEET)) {
                PrivateNeighbours.writeTo(folder.resolve("private"));
                for (String tenant : PrivateNeighbours.TENANTS) {
                    commands.ingestLive(
                            stack.endpoints(),
                            tenant,
                            List.of(folder.resolve("private").resolve(tenant)));
                }
            }
            stack.topics().sort(TopicCatalog.FLOW);
            LATE.put(run, stack.runToTheEnd(settings));
            for (Input input : inputs) {
                LIVE.put(input, stack.index().of(Index.FINDINGS, input.tenant()));
                LIVE_INCIDENTS.put(input, stack.index().of(Index.INCIDENTS, input.tenant()));
            }
        }
        for (String tenant : PrivateNeighbours.TENANTS) {
            PRIVATE.put(tenant, stack.index().of(Index.FINDINGS, tenant));
        }
    }

    private static Path path(Input input) {
        return input.isCorpus() ? CorpusFiles.at(input.corpus) : fleetLogs;
    }

    @Test
    void nothingWasLate() {
        System.out.println("live equals batch: late events by run: " + LATE);
        assertThat(LATE).containsEntry(1, 0L).allSatisfy((run, late) -> assertThat(late).isZero());
    }

    @ParameterizedTest
    @EnumSource
    void theIndexHoldsWhatBatchWrites(Input input) throws Exception {
        if (input.isCorpus()) {
            CorpusFiles.require(input.corpus);
        }
        List<JsonNode> batch =
                commands.batch(
                        input.tenant(), List.of(path(input)), folder.resolve(input + ".batch"));
        List<Document> live = live(input);
        assertThat(
                        batch.stream()
                                .map(LiveEqualsBatchIT::rule)
                                .filter(RULES::contains)
                                .collect(groupingBy(rule -> rule, counting())))
                .isEqualTo(input.findings());
        assertThat(live.stream().map(Document::id))
                .containsExactlyElementsOf(
                        batch.stream().map(d -> d.at("/event/id").asText()).sorted().toList());
        // A document is a function of its finding: no field is left out of the comparison.
        assertThat(live.stream().map(Document::source))
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(d -> (ObjectNode) d).toList());
        assertThat(live)
                .allSatisfy(
                        document -> {
                            assertThat(document.source().at("/cordon/closed").asBoolean()).isTrue();
                            assertThat(document.version())
                                    .isEqualTo(
                                            2 * document.source().at("/cordon/count").asLong() + 1);
                        });
    }

    /** Incidents too, but for those that became part of another while it was not all known yet. */
    @ParameterizedTest
    @EnumSource
    void incidentsAreEqualLiveAndInBatch(Input input) throws Exception {
        if (input.isCorpus()) {
            CorpusFiles.require(input.corpus);
        }
        Path out = folder.resolve(input + ".incidents");
        List<JsonNode> findings = commands.batch(input.tenant(), List.of(path(input)), out);
        List<JsonNode> batch = Commands.lines(out.resolve("incidents.ndjson"));
        List<Document> live =
                requireNonNull(LIVE_INCIDENTS.get(input), () -> "not run live: " + input).stream()
                        .filter(d -> !d.text("/cordon/incident/status").equals("merged"))
                        .toList();
        assertThat(batch.isEmpty()).isEqualTo(findings.isEmpty());
        assertThat(batch.stream().mapToLong(d -> d.at("/cordon/count").asLong()).sum())
                .isEqualTo(findings.size());
        assertThat(live.stream().map(Document::source))
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(d -> (ObjectNode) d).toList());
        assertThat(live)
                .allSatisfy(
                        document -> {
                            assertThat(document.text("/cordon/incident/status"))
                                    .isEqualTo("closed");
                            assertThat(document.version())
                                    .isEqualTo(document.source().at("/cordon/version").asLong());
                            assertThat(document.id()).isEqualTo(document.text("/event/id"));
                        });
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void ipv6TelemetryLeadsToEveryFinding(Rule rule) {
        List<String> planted =
                FLEET_LOGS.planted().stream()
                        .filter(p -> p.rule() == rule && p.subject().contains(":"))
                        .map(p -> p.id(Input.FLEET.tenant()))
                        .toList();
        assertThat(planted).hasSizeGreaterThanOrEqualTo(4);
        assertThat(live(Input.FLEET).stream().map(Document::id)).containsAll(planted);
    }

    @Test
    void theFleetsFindingsAreThePlantedOnes() {
        assertThat(
                        live(Input.FLEET).stream()
                                .filter(document -> RULES.contains(rule(document.source())))
                                .map(Document::id))
                .containsExactlyInAnyOrderElementsOf(
                        FLEET_LOGS.planted().stream()
                                .map((PlantedFinding p) -> p.id(Input.FLEET.tenant()))
                                .toList());
    }

    /** Guessed and entered before the full hour, an attacker after it: four rules, one story. */
    @Test
    void aDeviceThatIsTakenOverIsOneIncident() {
        List<Document> takenOver =
                requireNonNull(LIVE_INCIDENTS.get(Input.FLEET)).stream()
                        .filter(d -> d.text("/cordon/family/0").equals("guessing"))
                        .filter(
                                d ->
                                        d.source()
                                                .at("/cordon/family")
                                                .toString()
                                                .contains("\"entered\",\"infected\""))
                        .toList();

        assertThat(takenOver).hasSize(6);
        assertThat(takenOver)
                .allSatisfy(
                        d -> {
                            assertThat(d.text("/cordon/subject/type")).isEqualTo("device");
                            assertThat(d.text("/cordon/severity")).isEqualTo("critical");
                            List<String> rules = new ArrayList<>();
                            d.source().at("/rule/id").forEach(rule -> rules.add(rule.asText()));
                            assertThat(rules)
                                    .startsWith("CRED-BRUTE-FAST", "CRED-FAIL-THEN-SUCCESS")
                                    .contains("SCAN-MIRAI", "CRED-GUESS-OUTBOUND");
                        });
        assertThat(
                        takenOver.stream()
                                .map(d -> d.text("/cordon/isolation") + d.text("/cordon/setting")))
                .containsExactlyInAnyOrder(
                        "possiblehome",
                        "possiblehome",
                        "by-handhospital",
                        "by-handhospital",
                        "by-handindustrial",
                        "by-handindustrial");
    }

    /** Five and five failures of one pair of private addresses are no ten. */
    @Test
    void tenantsWithTheSameAddressesNeverShareAFinding() {
        List<String> found = new ArrayList<>();
        for (String tenant : PrivateNeighbours.TENANTS) {
            for (Document document : PRIVATE.getOrDefault(tenant, List.of())) {
                assertThat(document.text("/organization/id")).isEqualTo(tenant);
                found.add(
                        tenant
                                + " "
                                + document.text("/rule/id")
                                + " "
                                + document.text("/cordon/subject/value")
                                + " "
                                + document.text("/cordon/count"));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(PrivateNeighbours.EXPECTED);
        assertThat(PRIVATE.values().stream().flatMap(List::stream).map(Document::id))
                .doesNotHaveDuplicates();
    }

    private static List<Document> live(Input input) {
        return requireNonNull(LIVE.get(input), () -> "not run live: " + input);
    }

    private static String rule(JsonNode document) {
        return document.at("/rule/id").asText();
    }
}
