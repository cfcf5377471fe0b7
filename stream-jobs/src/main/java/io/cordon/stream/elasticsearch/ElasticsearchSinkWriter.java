package io.cordon.stream.elasticsearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All I/O of the sink: sends what waits, settles each answer by {@link BulkOutcome}, and wakes up
 * after a pause. Everything but the client's own threads happens in the task's mailbox, so nothing
 * here is shared.
 *
 * @param <T> what the job writes
 */
final class ElasticsearchSinkWriter<T> extends AsyncSinkWriter<T, BulkEntry> {

    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchSinkWriter.class);

    /** How often a document may make the node fail before it is set aside. */
    static final int NODE_FAULTS = 10;

    private final WriterParts parts;
    private final MailboxExecutor mailbox;
    private final ProcessingTimeService timers;

    /** Failures of the node per document on its way or waiting; bounded as these are. */
    private final Map<String, Integer> nodeFaults = new HashMap<>();

    private boolean wakeUpSet;

    ElasticsearchSinkWriter(
            ElementConverter<T, BulkEntry> converter,
            WriterInitContext context,
            WriterParts parts,
            Collection<BufferedRequestState<BulkEntry>> states) {
        super(
                converter,
                context,
                parts.configuration(),
                states,
                parts.gate(),
                parts.gate().pending());
        this.parts = parts;
        this.mailbox = context.getMailboxExecutor();
        this.timers = context.getProcessingTimeService();
    }

    @Override
    public void write(T element, Context context) throws IOException, InterruptedException {
        if (pending().totalSizeInBytes() >= parts.settings().maxBufferedBytes()) {
            flush(true);
        }
        super.write(element, context);
        wakeUpLater();
    }

    @Override
    public void flush(boolean everything) throws InterruptedException {
        parts.gate().draining(everything);
        try {
            super.flush(everything);
        } finally {
            parts.gate().draining(false);
        }
    }

    @Override
    protected void submitRequestEntries(List<BulkEntry> entries, ResultHandler<BulkEntry> handler) {
        parts.bulk()
                .send(entries)
                .whenComplete(
                        (results, failure) ->
                                inMailbox(
                                        () -> {
                                            if (failure == null) {
                                                settle(entries, results, handler);
                                            } else {
                                                handler.completeExceptionally(cause(failure));
                                            }
                                        }));
    }

    private void settle(
            List<BulkEntry> entries,
            List<BulkClient.Result> results,
            ResultHandler<BulkEntry> handler) {
        List<BulkEntry> again = new ArrayList<>();
        List<CompletableFuture<Void>> letters = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            BulkEntry entry = entries.get(i);
            BulkClient.Result result = results.get(i);
            BulkOutcome outcome = limited(entry, result.outcome());
            parts.counters().count(outcome);
            switch (outcome) {
                case DONE, REPLAY -> done(entry);
                case RETRY, RETRY_LIMITED -> again.add(entry);
                case DEAD_LETTER -> {
                    LOG.warn(
                            "document refused index={} id={} status={} type={}",
                            entry.index(),
                            entry.id(),
                            result.status(),
                            result.errorType());
                    letters.add(
                            parts.deadLetters()
                                    .write(RefusedDocument.letter(entry, result, nowMicros()))
                                    .thenRun(() -> inMailbox(() -> done(entry))));
                }
                case FAIL -> {
                    handler.completeExceptionally(
                            new IOException(
                                    "Cannot write to index %s: the user has no right to (status=%d); grant create_index, index and create on cordon-*"
                                            .formatted(entry.index(), result.status())));
                    return;
                }
            }
        }
        if (again.isEmpty()) {
            parts.backoff().succeeded();
        } else {
            parts.backoff().failed();
        }
        CompletableFuture.allOf(letters.toArray(CompletableFuture[]::new))
                .whenComplete((done, failure) -> complete(again, failure, handler));
    }

    private void complete(
            List<BulkEntry> again, @Nullable Throwable failure, ResultHandler<BulkEntry> handler) {
        inMailbox(
                () -> {
                    if (failure != null) {
                        handler.completeExceptionally(cause(failure));
                    } else if (again.isEmpty()) {
                        handler.complete();
                    } else {
                        handler.retryForEntries(again);
                        // Runs after the entries are back in the buffer, which is a mail too.
                        inMailbox(this::wakeUpLater);
                    }
                });
    }

    private BulkOutcome limited(BulkEntry entry, BulkOutcome outcome) {
        if (outcome != BulkOutcome.RETRY_LIMITED) {
            return outcome;
        }
        int faults = nodeFaults.merge(entry.key(), 1, Integer::sum);
        return faults < NODE_FAULTS ? outcome : BulkOutcome.DEAD_LETTER;
    }

    private void done(BulkEntry entry) {
        nodeFaults.remove(entry.key());
        pending().release(entry);
    }

    /** Sees to it that entries which are held back are sent when they may be. */
    private void wakeUpLater() {
        if (wakeUpSet || !parts.gate().holdsBack()) {
            return;
        }
        wakeUpSet = true;
        long soon =
                timers.getCurrentProcessingTime() + parts.settings().maxTimeInBuffer().toMillis();
        timers.registerTimer(
                parts.backoff().active() ? parts.backoff().until() : soon,
                time -> {
                    sendWhatMayBeSent();
                    wakeUpSet = false;
                    wakeUpLater();
                });
    }

    private void sendWhatMayBeSent() throws InterruptedException {
        if (pending().isEmpty()) {
            return;
        }
        parts.gate().passing(true);
        try {
            super.flush(true);
        } finally {
            parts.gate().passing(false);
        }
    }

    private PendingEntries pending() {
        return parts.gate().pending();
    }

    private void inMailbox(Runnable step) {
        try {
            mailbox.execute(step::run, "settle Elasticsearch answer");
        } catch (RejectedExecutionException e) {
            LOG.debug("answer of Elasticsearch dropped: the task has ended");
        }
    }

    private static Exception cause(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof Exception exception ? exception : new IOException(failure);
    }

    private long nowMicros() {
        return TimeUnit.MILLISECONDS.toMicros(timers.getCurrentProcessingTime());
    }

    @Override
    protected long getSizeInBytes(BulkEntry entry) {
        // A document beyond the bound of a batch must not fail the job: it goes alone, and
        // Elasticsearch decides.
        return Math.min(entry.sizeInBytes(), parts.settings().maxBatchBytes());
    }

    @Override
    public void close() {
        parts.close();
    }
}
