package io.cordon.stream.elasticsearch;

import static org.awaitility.Awaitility.await;

import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.jspecify.annotations.Nullable;

/** One writer on the test's thread, with a clock that the test turns. */
final class WriterHarness implements AutoCloseable {

    private static final SinkWriter.Context NO_CONTEXT =
            new SinkWriter.Context() {
                @Override
                public long currentWatermark() {
                    return Long.MIN_VALUE;
                }

                @Override
                public @Nullable Long timestamp() {
                    return null;
                }
            };

    private final WriterContext context = new WriterContext();
    private final TestProcessingTimeService time = context.getProcessingTimeService();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final SinkCounters counters = new SinkCounters(context.metricGroup());
    private final WriterParts parts;
    private final ElasticsearchSinkWriter<BulkEntry> writer;
    private CompletableFuture<Void> letterWritten = CompletableFuture.completedFuture(null);
    private long now = 1_000_000;

    WriterHarness(ElasticsearchSinkBuilder<BulkEntry> builder) throws Exception {
        this(builder, List.of());
    }

    WriterHarness(
            ElasticsearchSinkBuilder<BulkEntry> builder,
            Collection<BufferedRequestState<BulkEntry>> states)
            throws Exception {
        time.setCurrentTime(now);
        ElasticsearchSink<BulkEntry> sink =
                builder.setConverter((entry, ignored) -> entry)
                        .setDeadLetters(DiscardingDeadLetterWriter::new)
                        .build();
        WriterParts opened =
                WriterParts.open(sink.settings(), DiscardingDeadLetterWriter::new, context);
        Backoff backoff = opened.backoff();
        parts =
                new WriterParts(
                        opened.settings(),
                        opened.bulk(),
                        new RecordingLetters(),
                        backoff,
                        new SendGate(opened.settings(), backoff, counters::superseded),
                        counters);
        writer = new ElasticsearchSinkWriter<>((entry, ignored) -> entry, context, parts, states);
    }

    static ElasticsearchSinkBuilder<BulkEntry> builder(ScriptedElasticsearch node) {
        return ElasticsearchSink.<BulkEntry>builder()
                .setHosts(List.of(node.url()))
                .setMaxBatchSize(10)
                .setMaxBufferedEntries(1_000);
    }

    static BulkEntry entry(String id, long version) {
        byte[] json =
                "{\"organization\":{\"id\":\"clinic\"},\"cordon\":{\"sensor\":\"s1\"}}"
                        .getBytes(StandardCharsets.UTF_8);
        return new BulkEntry(BulkAction.INDEX, "cordon-findings-2024.01.10", id, version, json);
    }

    void write(BulkEntry... entries) throws Exception {
        for (BulkEntry entry : entries) {
            writer.write(entry, NO_CONTEXT);
        }
    }

    /** Lets the clock go on, with everything that falls due. */
    void advance(Duration by) throws Exception {
        now += by.toMillis();
        time.setCurrentTime(now);
    }

    /** Handles answers until the condition holds. */
    void until(Callable<Boolean> condition) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            handleAnswers();
                            return condition.call();
                        });
    }

    /**
     * Handles answers, and turns the clock, until the condition holds. The clock stands still while
     * a request is on its way: a node takes its own time, and the sink would give it up after ten
     * minutes of ours.
     */
    void untilAsTimePasses(Callable<Boolean> condition) {
        until(
                () -> {
                    if (condition.call()) {
                        return true;
                    }
                    if (parts.gate().requestsInFlight() == 0) {
                        advance(Duration.ofSeconds(1));
                    }
                    return false;
                });
    }

    void handleAnswers() {
        while (context.getMailboxExecutor().tryYield()) {
            // one mail each time
        }
    }

    /** What happens before a checkpoint, and its state. */
    List<BulkEntry> checkpoint() throws Exception {
        writer.flush(false);
        return state().get(0).getBufferedRequestEntries().stream()
                .map(wrapper -> wrapper.getRequestEntry())
                .toList();
    }

    List<BufferedRequestState<BulkEntry>> state() {
        return writer.snapshotState(1);
    }

    /** Dead letters become durable only when this future completes. */
    void lettersWait(CompletableFuture<Void> durable) {
        letterWritten = durable;
    }

    List<DeadLetter> letters() {
        return letters;
    }

    long counted(BulkOutcome outcome) {
        return counters.counter(outcome).getCount();
    }

    Counter superseded() {
        return counters.supersededCounter();
    }

    private final class RecordingLetters implements DeadLetterWriter {
        @Override
        public CompletableFuture<Void> write(DeadLetter letter) {
            letters.add(letter);
            return letterWritten;
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
