package io.cordon.stream.elasticsearch;

import static io.cordon.stream.elasticsearch.WriterHarness.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ElasticsearchSinkWriterTest {

    private static final Duration BUFFER_TIME = Duration.ofSeconds(1);

    private ScriptedElasticsearch node;

    @BeforeEach
    void open() throws IOException {
        node = new ScriptedElasticsearch();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aFullBatchGoesAtOnceAndTheRestAfterItsTime() throws Exception {
        try (WriterHarness writer = writer()) {
            for (int i = 0; i < 12; i++) {
                writer.write(entry("id" + i, 3));
            }
            writer.until(() -> node.versions().size() == 10);

            writer.advance(BUFFER_TIME);
            writer.until(() -> node.versions().size() == 12);

            assertThat(node.requests()).hasSize(2);
            writer.until(() -> writer.counted(BulkOutcome.DONE) == 12);
        }
    }

    @Test
    void manyRevisionsOfOneDocumentWhileOneIsOnItsWayBecomeOne() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        node.next(
                exchange -> {
                    awaitUninterrupted(answer);
                    return false;
                });
        try (WriterHarness writer = writer()) {
            writer.write(entry("hot", 1));
            writer.advance(BUFFER_TIME);
            writer.until(() -> node.requests().size() == 1);
            for (int version = 2; version <= 1_000; version++) {
                writer.write(entry("hot", version));
            }
            writer.write(entry("hot", 7));
            answer.countDown();
            writer.untilAsTimePasses(() -> node.versions().getOrDefault("hot", 0L) == 1_000);

            assertThat(node.requests()).containsExactly(List.of("hot@1"), List.of("hot@1000"));
            assertThat(node.overtaking()).isEmpty();
            assertThat(writer.superseded().getCount()).isEqualTo(999);
        }
    }

    @Test
    void aLaterRevisionThereIsDoneAndCountedAsReplay() throws Exception {
        node.versions().put("a", 9L);
        try (WriterHarness writer = writer()) {
            writer.write(entry("a", 4));
            writer.advance(BUFFER_TIME);
            writer.until(() -> writer.counted(BulkOutcome.REPLAY) == 1);

            assertThat(node.versions()).containsEntry("a", 9L);
            assertThat(writer.checkpoint()).isEmpty();
        }
    }

    /** The harness itself: a slow node is no stuck one, however often the test looks. */
    @Test
    void theClockOfATestStandsStillWhileARequestIsOnItsWay() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        node.next(
                exchange -> {
                    awaitUninterrupted(answer);
                    return false;
                });
        try (WriterHarness writer = writer()) {
            writer.write(entry("a", 1));
            writer.untilAsTimePasses(
                    () -> {
                        // Each would be a second: more than the ten minutes that the sink waits.
                        if (looks.incrementAndGet() == 700) {
                            answer.countDown();
                        }
                        return writer.counted(BulkOutcome.DONE) == 1;
                    });
        }
        assertThat(looks).hasValueGreaterThan(600);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aRefusedRequestIsSentAgainAfterAPause(int status) throws Exception {
        node.refuseNext(status);
        node.refuseNextWithHtml(status);
        assertDeliveredInTheEnd();
    }

    @Test
    void aBrokenConnectionIsARetry() throws Exception {
        node.breakNext();
        node.breakNext();
        assertDeliveredInTheEnd();
    }

    private void assertDeliveredInTheEnd() throws Exception {
        try (WriterHarness writer = writer()) {
            writer.write(entry("a", 1), entry("b", 1));
            writer.untilAsTimePasses(() -> node.versions().size() == 2);

            assertThat(node.requests()).hasSize(3);
            assertThat(node.overtaking()).isEmpty();
            assertThat(writer.letters()).isEmpty();
            writer.until(() -> writer.checkpoint().isEmpty());
        }
    }

    @Test
    void nothingIsSentDuringThePause() throws Exception {
        node.refuseNext(503);
        try (WriterHarness writer =
                new WriterHarness(
                        WriterHarness.builder(node)
                                .setBackoff(Duration.ofSeconds(20), Duration.ofSeconds(20)))) {
            writer.write(entry("a", 1));
            writer.advance(BUFFER_TIME);
            writer.until(() -> writer.counted(BulkOutcome.RETRY) == 1);
            writer.handleAnswers();
            for (int i = 0; i < 30; i++) {
                writer.write(entry("more" + i, 1));
            }

            assertThat(node.requests()).hasSize(1);
            writer.untilAsTimePasses(() -> node.versions().size() == 31);
        }
    }

    @Test
    void aCheckpointPassesWhileTheNodeIsAway() throws Exception {
        node.close();
        try (WriterHarness writer = writer()) {
            writer.write(entry("a", 1), entry("b", 1));
            writer.advance(BUFFER_TIME);
            writer.until(() -> writer.counted(BulkOutcome.RETRY) == 2);

            assertThat(writer.checkpoint()).containsExactlyInAnyOrder(entry("a", 1), entry("b", 1));
        }
    }

    @Test
    void restoredEntriesAreWritten() throws Exception {
        List<BulkEntry> buffered = new ArrayList<>();
        try (WriterHarness before = writer()) {
            before.write(entry("a", 1), entry("b", 5));
            buffered.addAll(before.checkpoint());
            try (WriterHarness after =
                    new WriterHarness(WriterHarness.builder(node), before.state())) {
                after.advance(BUFFER_TIME);
                after.until(() -> node.versions().size() == 2);
            }
        }

        assertThat(buffered).hasSize(2);
        assertThat(node.versions()).isEqualTo(Map.of("a", 1L, "b", 5L));
    }

    @Test
    void oneItemThatTheNodeCannotTakeNowIsSentAgainAlone() throws Exception {
        node.refuse("b", 429, "es_rejected_execution_exception");
        try (WriterHarness writer = writer()) {
            writer.write(entry("a", 1), entry("b", 1));
            writer.advance(BUFFER_TIME);
            writer.until(() -> writer.counted(BulkOutcome.RETRY) == 1);
            node.accept("b");
            writer.untilAsTimePasses(() -> node.versions().size() == 2);

            assertThat(node.requests()).containsExactly(List.of("a@1", "b@1"), List.of("b@1"));
        }
    }

    @Test
    void oneRefusedDocumentIsADeadLetterAndTheOthersAreWritten() throws Exception {
        node.refuse("bad", 400, "strict_dynamic_mapping_exception");
        CompletableFuture<Void> durable = new CompletableFuture<>();
        try (WriterHarness writer = writer()) {
            writer.lettersWait(durable);
            writer.write(entry("a", 1), entry("bad", 7), entry("b", 1));
            writer.advance(BUFFER_TIME);
            writer.until(() -> writer.letters().size() == 1);
            writer.write(entry("bad", 9));
            writer.advance(BUFFER_TIME);
            writer.handleAnswers();

            assertThat(node.versions()).containsOnlyKeys("a", "b");
            assertThat(node.requests()).as("waits until the letter is durable").hasSize(1);
            DeadLetter letter = writer.letters().get(0);
            assertThat(letter.getCode()).isEqualTo("INDEX_REFUSED");
            assertThat(letter.getMessage())
                    .isEqualTo(
                            "Cannot index document: Elasticsearch refused it (id=bad, version=7, status=400, type=strict_dynamic_mapping_exception)");
            assertThat(letter.getTenant()).isEqualTo("clinic");
            assertThat(letter.getSensor()).isEqualTo("s1");
            assertThat(letter.getSource()).isEqualTo("cordon-findings-2024.01.10");
            assertThat(letter.toString()).doesNotContain("secret-value");

            durable.complete(null);
            writer.untilAsTimePasses(() -> node.requests().size() == 2);
        }
    }

    @Test
    void theJobFailsWhenADeadLetterCannotBeWritten() throws Exception {
        node.refuse("bad", 400, "document_parsing_exception");
        try (WriterHarness writer = writer()) {
            writer.lettersWait(CompletableFuture.failedFuture(new IOException("disk full")));
            writer.write(entry("bad", 1));
            writer.advance(BUFFER_TIME);

            assertThatThrownBy(() -> writer.until(() -> false)).hasRootCauseMessage("disk full");
        }
    }

    @Test
    void aDocumentThatMakesTheNodeFailIsSetAsideAfterTenTimes() throws Exception {
        node.refuse("poison", 500, "null_pointer_exception");
        try (WriterHarness writer = writer()) {
            writer.write(entry("poison", 1), entry("a", 1));
            writer.untilAsTimePasses(() -> writer.letters().size() == 1);

            assertThat(node.requests()).hasSize(ElasticsearchSinkWriter.NODE_FAULTS);
            assertThat(node.versions()).containsOnlyKeys("a");
        }
    }

    @Test
    void aRequestThatIsTooLargeIsHalvedUntilItFits() throws Exception {
        node.takeAtMost(3);
        try (WriterHarness writer = writer()) {
            for (int i = 0; i < 10; i++) {
                writer.write(entry("id" + i, 1));
            }
            writer.until(() -> node.versions().size() == 10);

            assertThat(node.requests().get(0)).hasSize(10);
            assertThat(node.overtaking()).isEmpty();
            assertThat(writer.letters()).isEmpty();
        }
    }

    @Test
    void aDocumentThatIsTooLargeAloneIsADeadLetter() throws Exception {
        node.refuseNext(413);
        try (WriterHarness writer = writer()) {
            writer.write(entry("huge", 1));
            writer.advance(BUFFER_TIME);
            writer.until(() -> writer.letters().size() == 1);

            assertThat(writer.letters().get(0).getMessage()).contains("status=413");
        }
    }

    @Test
    void aDocumentBeyondTheBatchBoundGoesAlone() throws Exception {
        try (WriterHarness writer =
                new WriterHarness(WriterHarness.builder(node).setMaxBatchBytes(100))) {
            writer.write(entry("a", 1), entry("b", 1));
            writer.untilAsTimePasses(() -> node.versions().size() == 2);

            assertThat(node.requests()).containsExactlyInAnyOrder(List.of("a@1"), List.of("b@1"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void wrongCredentialsOrAddressFailTheJobWithAdvice(int status, @TempDir Path folder)
            throws Exception {
        node.refuseNext(status);
        Path file =
                Files.createFile(
                        folder.resolve("es"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "cordon:correct-horse\n");
        try (WriterHarness writer =
                new WriterHarness(
                        WriterHarness.builder(node)
                                .setCredentials(new Credentials.FromFile(file.toString())))) {
            writer.write(entry("a", 1));
            writer.advance(BUFFER_TIME);

            assertThatThrownBy(() -> writer.until(() -> false))
                    .hasStackTraceContaining("Cannot write to Elasticsearch at [" + node.url())
                    .hasStackTraceContaining("status=" + status)
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("correct-horse"));
        }
        // printf 'cordon:correct-horse' | base64
        assertThat(node.authorizations()).containsExactly("Basic Y29yZG9uOmNvcnJlY3QtaG9yc2U=");
    }

    @Test
    void anItemWithoutTheRightToWriteFailsTheJob() throws Exception {
        node.refuse("a", 403, "security_exception");
        try (WriterHarness writer = writer()) {
            writer.write(entry("a", 1));
            writer.advance(BUFFER_TIME);

            assertThatThrownBy(() -> writer.until(() -> false))
                    .hasStackTraceContaining("the user has no right to");
            assertThat(writer.letters()).isEmpty();
        }
    }

    private WriterHarness writer() throws Exception {
        return new WriterHarness(WriterHarness.builder(node));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
