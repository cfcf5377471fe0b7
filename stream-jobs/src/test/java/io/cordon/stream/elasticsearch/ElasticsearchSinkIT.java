package io.cordon.stream.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.FindingId;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.index.IndexTemplateInstaller.Change;
import io.cordon.stack.ElasticsearchNode;
import io.cordon.stack.process.Loopback;
import io.cordon.stack.testing.SharedStack;
import io.cordon.stack.testing.TestDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sink and the templates on a real node. */
@Timeout(180)
class ElasticsearchSinkIT {

    private static final RuleLabels LABELS =
            new RuleLabels("Fast password guessing", List.of("authentication"), List.of("T1110"));

    @Test
    void templatesAreAppliedOnceAndThenLeftAlone() throws Exception {
        NodeQueries node = new NodeQueries(SharedStack.elasticsearch().url());
        node.applyTemplates();

        assertThat(node.applyTemplates())
                .hasSizeGreaterThan(2)
                .extracting(applied -> applied.change())
                .containsOnly(Change.UNCHANGED);

        JsonNode damaged = node.get("/_index_template/cordon-findings");
        String body =
                damaged.at("/index_templates/0/index_template")
                        .toString()
                        .replace("\"cordon-findings\":{}", "\"other\":{}");
        node.send("PUT", "/_index_template/cordon-findings", body);
        assertThat(node.applyTemplates())
                .filteredOn(applied -> applied.change() != Change.UNCHANGED)
                .singleElement()
                .satisfies(
                        applied -> {
                            assertThat(applied.template()).isEqualTo("cordon-findings");
                            assertThat(applied.change()).isEqualTo(Change.UPDATED);
                        });
    }

    @Test
    void aStaleRevisionDoesNotOverwriteAndTheClosingOneIsFound() throws Exception {
        NodeQueries node = new NodeQueries(SharedStack.elasticsearch().url());
        node.applyTemplates();
        BulkEntry closing = BulkEntry.finding(finding("2024-03-01T02:00:00Z", 12, true), LABELS);
        BulkEntry earlier = BulkEntry.finding(finding("2024-03-01T02:00:00Z", 10, false), LABELS);
        try (WriterHarness writer = writer(SharedStack.elasticsearch())) {
            writer.write(closing);
            writer.untilAsTimePasses(() -> writer.counted(BulkOutcome.DONE) == 1);
            writer.write(earlier);
            writer.untilAsTimePasses(() -> writer.counted(BulkOutcome.REPLAY) == 1);
            writer.write(closing);
            writer.untilAsTimePasses(() -> writer.counted(BulkOutcome.DONE) == 2);
        }

        JsonNode document = node.get("/cordon-findings-2024.03.01/_doc/" + closing.id());
        assertThat(document.path("_version").asLong()).isEqualTo(25);
        assertThat(document.at("/_source/cordon/closed").asBoolean()).isTrue();
        assertThat(node.count("cordon-findings")).isPositive();
    }

    @Test
    void aFieldWithoutMappingIsADeadLetterAndTheOthersAreWritten() throws Exception {
        NodeQueries node = new NodeQueries(SharedStack.elasticsearch().url());
        node.applyTemplates();
        String index = "cordon-findings-2024.03.02";
        try (WriterHarness writer = writer(SharedStack.elasticsearch())) {
            writer.write(
                    document(index, "good", "{\"event\":{\"id\":\"good\"}}"),
                    document(index, "unmapped", "{\"surprise\":\"secret-value\"}"),
                    document(index, "mistyped", "{\"source\":{\"ip\":\"secret-value\"}}"));
            writer.untilAsTimePasses(() -> writer.letters().size() == 2);

            assertThat(writer.letters())
                    .extracting(DeadLetter::getMessage)
                    .anyMatch(m -> m.contains("type=strict_dynamic_mapping_exception"))
                    .anyMatch(m -> m.contains("type=document_parsing_exception"))
                    .noneMatch(m -> m.contains("secret-value"));
        }
        assertThat(node.count(index)).isEqualTo(1);
    }

    @Test
    void deadLettersAreCreatedOnce() throws Exception {
        NodeQueries node = new NodeQueries(SharedStack.elasticsearch().url());
        node.applyTemplates();
        DeadLetter letter =
                RefusedDocument.letter(
                        WriterHarness.entry("a", 1),
                        new BulkClient.Result(BulkOutcome.DEAD_LETTER, 400, "type"),
                        1_700_000_000_000_000L);
        BulkEntry entry =
                BulkEntry.deadLetter("cordon.dead-letter.v1", 0, 7, 1_700_000_000_000L, letter);
        try (WriterHarness writer = writer(SharedStack.elasticsearch())) {
            writer.write(entry);
            writer.untilAsTimePasses(() -> writer.counted(BulkOutcome.DONE) == 1);
            writer.write(entry);
            writer.untilAsTimePasses(() -> writer.counted(BulkOutcome.REPLAY) == 1);
        }
        assertThat(node.count("cordon-dead-letters-2023.11.14")).isEqualTo(1);
    }

    @Test
    void aNodeKilledAndRestartedInTheMiddleLosesNothing(@TempDir Path folder) throws Exception {
        int documents = 200_000;
        String index = "cordon-findings-2024.03.03";
        Path letters = folder.resolve("letters.ndjson");
        try (ElasticsearchNode node =
                new ElasticsearchNode(
                        TestDirectory.create("sink-crash"), Loopback.freePort(), 512, Map.of())) {
            node.start();
            NodeQueries queries = new NodeQueries(node.url());
            queries.applyTemplates();
            String file = letters.toString();
            ElasticsearchSink<Long> sink =
                    ElasticsearchSink.<Long>builder()
                            .setHosts(List.of(node.url()))
                            .setConverter(
                                    (number, context) ->
                                            document(
                                                    index,
                                                    "id" + number,
                                                    "{\"cordon\":{\"count\":" + number + "}}"))
                            .setDeadLetters(() -> new FileDeadLetterWriter(Path.of(file)))
                            .build();
            StreamExecutionEnvironment job = StreamExecutionEnvironment.createLocalEnvironment(1);
            job.enableCheckpointing(500);
            job.fromSequence(1, documents)
                    .returns(Types.LONG)
                    .sinkTo(sink)
                    .uid("elasticsearch")
                    .name("elasticsearch");
            var running = job.executeAsync("killed node");
            await().atMost(Duration.ofSeconds(60)).until(() -> queries.count(index) > 2_000);

            node.kill();
            assertThat(running.getJobStatus().get().isTerminalState()).isFalse();
            node.start();
            running.getJobExecutionResult().get(120, TimeUnit.SECONDS);

            assertThat(queries.count(index)).isEqualTo(documents);
        }
        assertThat(Files.size(letters)).isZero();
    }

    private static WriterHarness writer(ElasticsearchNode node) throws Exception {
        return new WriterHarness(
                ElasticsearchSink.<BulkEntry>builder().setHosts(List.of(node.url())));
    }

    private static BulkEntry document(String index, String id, String json) {
        return new BulkEntry(BulkAction.INDEX, index, id, 2, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Finding finding(String periodStart, long count, boolean closed) {
        long start = Instant.parse(periodStart).toEpochMilli() * 1000;
        return Finding.newBuilder()
                .setId(FindingId.of("default", "CRED-BRUTE-FAST", "source", "192.0.2.9", start))
                .setVersion(2 * count + (closed ? 1 : 0))
                .setClosed(closed)
                .setTenant("default")
                .setRuleId("CRED-BRUTE-FAST")
                .setRuleVersion("1")
                .setSubjectType("source")
                .setSubject("192.0.2.9")
                .setPeriodStart(start)
                .setPeriodEnd(start + 3_600_000_000L)
                .setFirstTime(start + 1)
                .setLastTime(start + 2)
                .setCount(count)
                .setWeight(count)
                .setDistinct(1)
                .setEstimated(false)
                .setSensor("decoy")
                .setVantage(Vantage.HONEYPOT)
                .setConfidence("high")
                .setCrossingStart(start + 1)
                .setCrossingEnd(start + 2)
                .setEvidence(List.of())
                .build();
    }
}
