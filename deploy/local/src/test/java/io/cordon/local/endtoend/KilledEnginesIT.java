package io.cordon.local.endtoend;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.local.endtoend.Index.Document;
import io.cordon.local.judging.Keys;
import io.cordon.local.settings.Networks;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.simulator.FleetSimulator;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.finding.FindingId;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.stack.testing.TestDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./cordon up} through its life: fed undisturbed, stopped with Ctrl-C, started again, and
 * then fed while each of its processes is killed once. Both times the index holds the same.
 */
@TestMethodOrder(OrderAnnotation.class)
class KilledEnginesIT {

    private static final String CALM = "calm";
    private static final String STRUCK = "struck";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String NETWORKS = String.join(",", FleetSimulator.networks());

    @TempDir static Path folder;

    private static Path data;
    private static Campaign campaign;

    /** {@code cordon.count} of each finding as batch counts it, by id. */
    private static Map<String, Long> expected;

    private static List<JsonNode> batch;
    private static @Nullable UpProcess up;

    /** The undisturbed run. */
    private static List<Document> calm = List.of();

    @BeforeAll
    static void feedUndisturbed() throws Exception {
        TestStack.stop();
        data = TestDirectory.create("up");
        FingerprintKey key = Keys.of(data, TelemetrySettings.UNSAID).keys().current();
        campaign = Campaign.writeTo(folder.resolve("logs"), Instant.now(), key);
        Path allow = Files.writeString(folder.resolve("allow.csv"), FleetSimulator.allowFile());
        RuleSettings rules = new RuleSettings(Networks.parse(NETWORKS), null, null, allow, null);
        Commands commands = new Commands(data, rules);
        batch = commands.batch(CALM, campaign.files(), folder.resolve("batch"));
        expected = counts(batch);
        up = start("up-1.out");
        commands.ingest(CALM, campaign.files());
        awaitAll(CALM);
        calm = running().index().of(Index.FINDINGS, CALM);
    }

    @AfterAll
    static void stop() {
        if (up != null) {
            up.close();
        }
    }

    private static UpProcess start(String output) throws IOException {
        return UpProcess.start(
                data,
                folder.resolve(output),
                "--networks",
                NETWORKS,
                "--allow",
                folder.resolve("allow.csv").toString());
    }

    private static UpProcess running() {
        if (up == null) {
            throw new IllegalStateException("the stack did not start");
        }
        return up;
    }

    @Test
    @Order(1)
    void theUndisturbedRunFindsWhatWasPlantedAndWhatBatchFinds() {
        assertThat(calm.stream().map(Document::id))
                .containsAll(campaign.fleet().planted().stream().map(p -> p.id(CALM)).toList())
                .hasSize(batch.size());
        // 20 in each family guess at one host, 20 scan.
        assertThat(batch.size()).isGreaterThanOrEqualTo(campaign.fleet().planted().size() + 60);
        // Its periods are still open: that, and the version with it, is all that differs.
        assertThat(calm.stream().map(d -> open(d.source())))
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream().map(d -> open((ObjectNode) d)).toList());
    }

    private static ObjectNode open(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        ((ObjectNode) copy.get("cordon")).remove(List.of("closed", "version"));
        return copy;
    }

    @Test
    @Order(2)
    void ctrlCStopsEverythingAndASecondUpFindsItsData() throws Exception {
        List<ObjectNode> letters = letters(running().index(), CALM);
        assertThat(letters).hasSize(Campaign.SLICES);

        // 128 + SIGINT, as the shell expects it
        assertThat(running().interrupt()).isEqualTo(130);

        assertThat(data.resolve("stack.json")).doesNotExist();
        assertThat(running().processes()).isEmpty();
        up = start("up-2.out");
        assertThat(running().output()).contains("the job goes on from checkpoint");
        assertThat(running().index().of(Index.FINDINGS, CALM)).isEqualTo(calm);
        assertThat(letters(running().index(), CALM)).isEqualTo(letters);
    }

    @Test
    @Order(3)
    void aBusyPortAndARunningStackAreOneLineEach() throws Exception {
        String busy = running().stack().bootstrapServers().replaceFirst(".*:", "");
        assertThat(up(folder.resolve("other"), "--kafka-port=" + busy))
                .containsExactly(
                        "cordon: Cannot start Kafka: port "
                                + busy
                                + " on 127.0.0.1 is in use: stop what listens there, or choose"
                                + " another with --kafka-port");
        assertThat(up(data, "--kafka-port=0"))
                .singleElement()
                .asString()
                .startsWith("cordon: Cannot start the stack: one runs already in " + data)
                .endsWith("use it, or stop it with Ctrl-C first");
    }

    /** What an {@code up} that fails says on its error output. */
    private static List<String> up(Path folder, String port) throws Exception {
        Path output = KilledEnginesIT.folder.resolve("failed.out");
        try (CordonProcess process =
                CordonProcess.start(
                        folder, output, "up", "--elasticsearch-port=0", "--flink-port=0", port)) {
            assertThat(process.await(PATIENCE)).isEqualTo(1);
            return process.output().lines().filter(line -> line.startsWith("cordon: ")).toList();
        }
    }

    @Test
    @Order(4)
    void eachProcessKilledOnceLeavesTheSameIndex() throws Exception {
        Commands commands = new Commands(data, RuleSettings.UNSAID);
        commands.ingest(STRUCK, campaign.slices().get(0));

        killIngest(campaign.large().get(0));

        killDuring("flink-taskmanager", commands, 1);
        killDuring("flink-jobmanager", commands, 2);
        killBroker(campaign.large().get(1));
        killDuring("elasticsearch", commands, 3);
        commands.ingest(STRUCK, campaign.slices().get(4));
        commands.ingest(STRUCK, campaign.slices().get(5));

        awaitAll(STRUCK);
        awaiting().until(() -> UpProcess.ENGINES.stream().allMatch(this::runsAgain));
        Index index = running().index();
        assertThat(index.of(Index.FINDINGS, STRUCK).stream().map(KilledEnginesIT::asCalm))
                .containsExactlyInAnyOrderElementsOf(calm);
        assertThat(letters(index, STRUCK))
                .containsExactlyInAnyOrderElementsOf(letters(index, CALM));
        // What was there before is untouched.
        assertThat(index.of(Index.FINDINGS, CALM)).isEqualTo(calm);
    }

    private boolean runsAgain(String engine) {
        try {
            return running().runsAgain(engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills when a slice has begun to show in the index; the next is delivered meanwhile. */
    private void killDuring(String engine, Commands commands, int slice) throws Exception {
        long before = counted();
        commands.ingest(STRUCK, campaign.slices().get(slice));
        long then = awaiting().until(KilledEnginesIT::counted, count -> count > before);
        running().kill(engine);
        System.out.printf("killed %s with %d of %d events counted%n", engine, then, total());
        assertThat(then).isLessThan(total());
    }

    private void killIngest(Path file) throws Exception {
        Path output = folder.resolve("ingest-killed.out");
        try (CordonProcess ingest = ingestUpToTheMiddle(output, file)) {
            ingest.kill();
        }
        assertThat(output).content().doesNotContain(file.toString());
        Path again = folder.resolve("ingest-again.out");
        try (CordonProcess ingest = ingestProcess(again, file)) {
            assertThat(ingest.await(PATIENCE)).isZero();
        }
        assertThat(again)
                .content()
                .contains(file + ": resumed after ")
                .contains(Campaign.LARGE + " records, 0 dead letters");
    }

    private void killBroker(Path file) throws Exception {
        Path output = folder.resolve("ingest-waits.out");
        try (CordonProcess ingest = ingestUpToTheMiddle(output, file)) {
            running().kill("kafka");
            assertThat(output).content().doesNotContain(file.toString());
            assertThat(ingest.await(PATIENCE)).isZero();
        }
        assertThat(output).content().contains(Campaign.LARGE + " records, 0 dead letters");
    }

    /** Returns when more than one transaction of the file has been committed. */
    private CordonProcess ingestUpToTheMiddle(Path output, Path file) throws Exception {
        try (Topics topics = new Topics(running().stack().bootstrapServers())) {
            long before = topics.written(TopicCatalog.FLOW);
            CordonProcess ingest = ingestProcess(output, file);
            awaiting()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> topics.written(TopicCatalog.FLOW) > before + Campaign.LARGE / 6);
            return ingest;
        }
    }

    private static CordonProcess ingestProcess(Path output, Path file) throws IOException {
        return CordonProcess.start(
                data, output, "ingest", "--live", "--tenant", STRUCK, file.toString());
    }

    /** Events that the index knows of, so far. */
    private static long counted() throws IOException {
        return counts(
                        running().index().of(Index.FINDINGS, STRUCK).stream()
                                .map(Document::source)
                                .toList())
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long total() {
        return expected.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void awaitAll(String tenant) {
        Map<String, Long> all =
                expected.entrySet().stream()
                        .collect(toMap(e -> idOf(tenant, e.getKey()), Map.Entry::getValue));
        awaiting()
                .untilAsserted(
                        () ->
                                assertThat(
                                                counts(
                                                        running()
                                                                .index()
                                                                .of(Index.FINDINGS, tenant)
                                                                .stream()
                                                                .map(Document::source)
                                                                .toList()))
                                        .isEqualTo(all));
    }

    private static ConditionFactory awaiting() {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(IOException.class);
    }

    private static Map<String, Long> counts(List<? extends JsonNode> documents) {
        return documents.stream()
                .collect(
                        toMap(
                                d -> d.at("/event/id").asText(),
                                d -> d.at("/cordon/count").asLong()));
    }

    /** The id that a finding of the undisturbed tenant has under another one. */
    private static String idOf(String tenant, String calmId) {
        JsonNode document =
                batch.stream()
                        .filter(d -> d.at("/event/id").asText().equals(calmId))
                        .findAny()
                        .orElseThrow();
        return id(tenant, document);
    }

    private static String id(String tenant, JsonNode document) {
        return FindingId.of(
                tenant,
                document.at("/rule/id").asText(),
                document.at("/cordon/subject/type").asText(),
                document.at("/cordon/subject/value").asText(),
                ChronoUnit.MICROS.between(
                        Instant.EPOCH,
                        Instant.parse(document.at("/cordon/period/start").asText())));
    }

    /** The document with the other tenant's name, and the id that follows from it. */
    private static Document asCalm(Document document) {
        assertThat(document.id()).isEqualTo(id(STRUCK, document.source()));
        ObjectNode source = document.source().deepCopy();
        String id = id(CALM, source);
        ((ObjectNode) source.get("organization")).put("id", CALM);
        ((ObjectNode) source.get("event")).put("id", id);
        return new Document(document.index(), id, document.version(), source);
    }

    /**
     * Dead letters without what their place on the topic decides, but those of late records:
     * deliveries go back in time, so a rule that judges pane by pane sets records aside, and how
     * many depends on how fast each was read.
     */
    private static List<ObjectNode> letters(Index index, String tenant) throws IOException {
        List<ObjectNode> letters = new ArrayList<>();
        for (Document document : index.of(Index.DEAD_LETTERS, tenant)) {
            ObjectNode source = document.source().deepCopy();
            source.remove("@timestamp");
            source.remove("organization");
            ((ObjectNode) source.get("event")).remove("id");
            if (!source.at("/error/code").asText().equals("LATE_EVENT")) {
                letters.add(source);
            }
        }
        return letters;
    }
}
