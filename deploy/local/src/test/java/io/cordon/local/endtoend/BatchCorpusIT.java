package io.cordon.local.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.detect.comparison.SameFindings;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.file.InputFiles;
import io.cordon.ingest.file.RecordSink;
import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.local.judging.DecoderInputs;
import io.cordon.local.judging.Keys;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.simulator.Rule;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.KeyBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code batch} over real telemetry: every line accounted for, and the findings of the contract.
 */
class BatchCorpusIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TENANT = "default";

    /** The rules that the reference and the vectors know. */
    private static final Set<String> RULES =
            Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.toUnmodifiableSet());

    @TempDir static Path folder;

    /** Findings by input: several tests ask about one run. */
    private static final Map<Path, List<JsonNode>> RUNS = new HashMap<>();

    /** Runs once per input; the results lie in {@link #out}. */
    private static List<JsonNode> batch(Path input) throws Exception {
        List<JsonNode> findings = RUNS.get(input);
        if (findings == null) {
            findings =
                    new Commands(folder.resolve("data"), RuleSettings.UNSAID)
                            .batch(TENANT, List.of(input), out(input));
            RUNS.put(input, findings);
        }
        return findings;
    }

    private static Path out(Path input) {
        return folder.resolve(input.toString().replaceAll("\\W", "_"));
    }

    /**
     * Folders of the corpus; where there is none, what was asked for, so that the skip names it.
     */
    static Stream<String> folders() {
        return Stream.of(
                        "zeek/rita-internet-sensor/2024-04-19",
                        "zeek/wrccdc-2018/tsv",
                        "zeek/wrccdc-2018/json",
                        "zeek/slips-*",
                        "suricata/*",
                        "honeypot/cowrie-ssh-2018",
                        "honeypot/dshield-*")
                .flatMap(BatchCorpusIT::expand);
    }

    private static Stream<String> expand(String pattern) {
        int slash = pattern.lastIndexOf('/');
        Path parent = CorpusFiles.at(pattern.substring(0, slash));
        if (!pattern.endsWith("*") || !Files.isDirectory(parent)) {
            return Stream.of(pattern);
        }
        String start = pattern.substring(slash + 1, pattern.length() - 1);
        try (Stream<Path> files = Files.list(parent)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(start))
                    .sorted()
                    .map(name -> pattern.substring(0, slash + 1) + name)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyLineIsAccountedForAndTheFindingsAreTheReferences(String corpus) throws Exception {
        Path input = CorpusFiles.require(corpus);
        List<JsonNode> findings = batch(input);

        JsonNode run = JSON.readTree(Files.readAllBytes(out(input).resolve("run.json")));
        Map<String, Long> rejected = new TreeMap<>();
        for (JsonNode file : run.path("inputs")) {
            Path path = Path.of(file.path("path").asText());
            if (file.has("skipped")) {
                assertThat(file.path("skipped").asText()).as("%s", path).isNotBlank();
            } else {
                assertAccountedFor(path, file.path("lines"));
                long lines = file.at("/lines/rejected").asLong();
                if (lines > 0) {
                    rejected.put(path.toString(), lines);
                }
            }
        }
        assertThat(run.path("inputs"))
                .isNotEmpty()
                .hasSameSizeAs(InputFiles.expand(List.of(input)));
        assertThat(run.path("late").asLong()).isZero();
        assertThat(lettersBySource(input)).isEqualTo(rejected);
        assertThat(
                        findings.stream()
                                .filter(BatchCorpusIT::isBackbone)
                                .map(BatchCorpusIT::asReference))
                .containsExactlyInAnyOrderElementsOf(reference(input));
    }

    private static void assertAccountedFor(Path file, JsonNode classes) throws IOException {
        long sum = 0;
        for (String name : List.of("headers", "blank", "decoded", "ignored", "rejected")) {
            sum += classes.path(name).asLong();
        }
        assertThat(classes.path("lines").asLong())
                .as("%s", file)
                .isEqualTo(CorpusFiles.lines(file));
        assertThat(sum).as("%s", file).isEqualTo(CorpusFiles.lines(file));
    }

    /** Each has a code and a place. */
    private static Map<String, Long> lettersBySource(Path input) throws IOException {
        Map<String, Long> letters = new TreeMap<>();
        for (JsonNode letter : Commands.lines(out(input).resolve("dead-letters.ndjson"))) {
            JsonNode place = letter.at("/cordon/dead_letter");
            assertThat(letter.at("/error/code").asText()).isNotBlank();
            assertThat(place.path("line").asLong()).isPositive();
            assertThat(place.path("byte_offset").isNumber()).isTrue();
            letters.merge(place.path("source").asText(), 1L, Long::sum);
        }
        return letters;
    }

    /** Over records that the decoders give; the vectors below check those. */
    private static List<ReferenceFinding> reference(Path input) throws IOException {
        KeyBytes keys = Keys.of(folder.resolve("data"), TelemetrySettings.UNSAID);
        List<SpecificRecordBase> records = new ArrayList<>();
        RecordSink sink =
                new RecordSink() {
                    @Override
                    public void accept(SpecificRecordBase telemetry) {
                        records.add(telemetry);
                    }

                    @Override
                    public void reject(DeadLetter letter) {
                        // counted by the run
                    }
                };
        for (Path file : InputFiles.expand(List.of(input))) {
            new FileDecoding()
                    .decode(
                            file,
                            DecoderInputs.settings(
                                    TelemetrySettings.UNSAID, null, null, keys, false),
                            sink);
        }
        FingerprintKey key = keys.keys().current();
        return SameFindings.catalogued(
                new NaiveReference(ReferenceFeeds.NONE.withDefaults(key.id(), botnetPairs(key)))
                        .findings(records));
    }

    private static Set<ByteBuffer> botnetPairs(FingerprintKey key) throws IOException {
        Set<ByteBuffer> pairs = new HashSet<>();
        for (String line :
                Files.readAllLines(CorpusFiles.require("creds/mirai-scanner-credentials.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("username")) {
                pairs.add(ByteBuffer.wrap(key.fingerprint(cells[0], cells[1])));
            }
        }
        assertThat(pairs).hasSize(61);
        return pairs;
    }

    private static boolean isBackbone(JsonNode finding) {
        return RULES.contains(finding.at("/rule/id").asText());
    }

    private static ReferenceFinding asReference(JsonNode finding) {
        JsonNode own = finding.path("cordon");
        long count = own.path("count").asLong();
        return new ReferenceFinding(
                finding.at("/event/id").asText(),
                finding.at("/organization/id").asText(),
                finding.at("/rule/id").asText(),
                own.at("/subject/type").asText(),
                own.at("/subject/value").asText(),
                micros(own.at("/period/start")),
                count,
                own.has("failures") ? own.path("failures").asLong() : count,
                own.path("distinct").asLong(),
                own.path("sensor").asText(),
                Vantage.valueOf(own.path("vantage").asText().toUpperCase(Locale.ROOT)),
                micros(finding.at("/event/start")),
                micros(finding.at("/event/end")),
                own.path("confidence").asText(),
                finding.at("/event/severity").asInt());
    }

    private static long micros(JsonNode time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time.asText()));
    }

    /** The table of docs/reference/findings.md. */
    @ParameterizedTest
    @CsvSource({
        "honeypot/cowrie-ssh-2018, CRED-BRUTE-FAST, 34, b32715afc64d746b",
        "honeypot/cowrie-ssh-2018, CRED-DEFAULT-ATTEMPT, 25, a82bad2a1bb5da64",
        "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie, CRED-BRUTE-FAST, 1, c09c16c4b7596c97",
        "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie, CRED-DEFAULT-ATTEMPT, 1,"
                + " e8734b1ee828b262",
        "honeypot/dshield-ssh-bruteforce-digitalocean/zeek/ssh.log, CRED-BRUTE-FAST, 1,"
                + " c3fe94335421dc52",
        "zeek/rita-internet-sensor/2024-04-19/ssh.log.gz, CRED-BRUTE-FAST, 14, 538cb7373b463376"
    })
    void theFindingsAreThoseOfTheVector(String corpus, String rule, int findings, String digest)
            throws Exception {
        List<String> ids =
                batch(CorpusFiles.require(corpus)).stream()
                        .filter(finding -> finding.at("/rule/id").asText().equals(rule))
                        .map(finding -> finding.at("/event/id").asText())
                        .sorted()
                        .toList();

        assertThat(ids).hasSize(findings);
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(String.join("\n", ids).getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(hash, 0, 8)).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "honeypot/dshield-pi-raspberry-botnet",
                "zeek/rita-internet-sensor/2024-04-19",
                "zeek/slips-horizontal-scan",
                "zeek/slips-test9-mixed",
                "suricata/honeypot-2018-alerts.eve.json.gz",
                "suricata/slips-test6-malicious.eve.json.gz"
            })
    void theVectorsZeroesHold(String corpus) throws Exception {
        Set<String> silent =
                corpus.startsWith("honeypot")
                        ? Set.of("CRED-BRUTE-FAST")
                        : Set.of("SCAN-HORIZONTAL", "CRED-TELNET-EXPOSED", "AMP-OPEN-RESOLVER");
        assertThat(batch(CorpusFiles.require(corpus)))
                .noneMatch(finding -> silent.contains(finding.at("/rule/id").asText()));
    }

    /** The corpus holds no line that is rejected, so that part is proven here. */
    @Test
    void everyRejectedLineIsExplainedWithItsPlace() throws Exception {
        String good = "{\"eventid\":\"cowrie.session.closed\",\"session\":\"s\"}\n";
        String first = "{\"eventid\":\"cowrie.login.failed\",\"session\":\n";
        String second = "{\"eventid\":\"cowrie.login.failed\",\"timestamp\":\"yesterday\"}";
        Path file =
                Files.writeString(
                        folder.resolve("cowrie.json"), good + first + "\n" + good + second);
        batch(file);

        JsonNode lines =
                JSON.readTree(Files.readAllBytes(out(file).resolve("run.json")))
                        .at("/inputs/0/lines");
        assertAccountedFor(file, lines);
        assertThat(lines.path("rejected").asLong()).isEqualTo(2);
        assertThat(lines.path("blank").asLong()).isEqualTo(1);
        assertThat(lettersBySource(file)).isEqualTo(Map.of(file.toString(), 2L));
        assertThat(
                        Commands.lines(out(file).resolve("dead-letters.ndjson")).stream()
                                .map(letter -> letter.at("/cordon/dead_letter"))
                                .map(
                                        place ->
                                                place.path("line")
                                                        + "@"
                                                        + place.path("byte_offset")
                                                        + "+"
                                                        + place.path("length")))
                .containsExactly(
                        "2@" + good.length() + "+" + (first.length() - 1),
                        "5@" + (2 * good.length() + first.length() + 1) + "+" + second.length());
    }
}
