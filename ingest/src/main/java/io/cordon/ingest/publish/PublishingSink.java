package io.cordon.ingest.publish;

import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.IngestPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Turns what a file decodes to into transactions, passing over what an earlier run settled. */
final class PublishingSink implements RecordSink {

    private final Path path;
    private final TakeCounters counters;
    private final Transactions transactions;
    private final PublishSettings settings;
    private final FutureEvents futureEvents;
    private final Clock clock;
    private final Progress progress;
    private final Outgoing outgoing = new Outgoing();
    private int pending;
    private @Nullable Instant begun;
    private long commits;

    PublishingSink(
            Path path,
            TakeCounters counters,
            Transactions transactions,
            PublishSettings settings,
            Clock clock,
            Progress progress) {
        this.path = path;
        this.counters = counters;
        this.transactions = transactions;
        this.settings = settings;
        this.futureEvents = new FutureEvents(settings.futureLimit());
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public void accept(SpecificRecordBase record) throws IOException {
        progress.record();
        byte[] framed = outgoing.frame(record);
        if (!counters.record(framed)) {
            return;
        }
        Instant now = clock.instant();
        if (futureEvents.isFuture(record, now)) {
            counters.future();
            setAside(futureEvents.letter(record, path.toString(), framed.length), now);
        } else {
            transactions.send(outgoing.telemetry(record, framed));
            counters.published();
        }
        sent(now);
    }

    @Override
    public void reject(DeadLetter letter) throws IOException {
        if (!counters.letter()) {
            return;
        }
        Instant now = clock.instant();
        setAside(letter, now);
        sent(now);
    }

    private void setAside(DeadLetter letter, Instant now) throws IOException {
        transactions.send(outgoing.letter(letter, now));
        counters.deadLetter();
    }

    private void sent(Instant now) throws IOException {
        pending++;
        if (begun == null) {
            begun = now;
        }
        // A clock that is set back must not keep a transaction open.
        boolean old = now.isBefore(begun) || !now.isBefore(begun.plus(settings.transactionAge()));
        if (old || pending >= settings.recordsPerTransaction()) {
            commit(false);
        }
    }

    /**
     * Commits what is left, and that the file was taken to its end.
     *
     * @return the last position
     */
    IngestPosition finish() throws IOException {
        counters.end();
        return commit(true);
    }

    /** Transactions that were committed. */
    long commits() {
        return commits;
    }

    private IngestPosition commit(boolean done) throws IOException {
        Instant now = clock.instant();
        IngestPosition position = counters.position(done, now);
        transactions.send(outgoing.position(position, now));
        transactions.commit();
        commits++;
        pending = 0;
        begun = null;
        return position;
    }
}
