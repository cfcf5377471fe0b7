package io.cordon.ingest.publish;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.FileReport;
import io.cordon.schema.avro.IngestPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Takes files exactly once: for consumers that read committed, each record of a file is there once,
 * whatever is killed and started again in between. Waits for a broker that is away. Not
 * thread-safe.
 */
public final class FilePublisher implements AutoCloseable {

    private final PublishSettings settings;
    private final Decoding decoding;
    private final DecodeSettings decodeSettings;
    private final Clock clock;
    private final Progress progress;
    private @Nullable PositionReader positions;

    /** Connects when the first file is published. */
    public FilePublisher(
            PublishSettings settings,
            Decoding decoding,
            DecodeSettings decodeSettings,
            Clock clock,
            Progress progress) {
        this.settings = settings;
        this.decoding = decoding;
        this.decodeSettings = decodeSettings;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Takes one file, or the rest of it.
     *
     * @param again take it once more when it was taken before
     * @throws IOException when it cannot be read, changes while it is read, decodes to something
     *     else than the run that began it, or the broker refuses; what was committed stays
     */
    public IngestReport publish(Path path, boolean again) throws IOException {
        FileIdentity file = FileIdentity.of(decodeSettings.tenant(), path);
        BrokerWait wait = new BrokerWait(settings.bootstrapServers(), clock);
        while (true) {
            try (KafkaTransactions transactions =
                    new KafkaTransactions(settings, file.transactionalId(), clock, wait)) {
                transactions.start();
                // Only now can no other process move the position.
                Take take = Take.of(positions().latest(file), again);
                wait.over();
                return take(path, file, take, transactions);
            } catch (BrokerFailure e) {
                switch (e.kind()) {
                    case PASSING -> wait.again(e);
                    case FENCED ->
                            throw new IOException(
                                    "Cannot go on with "
                                            + path
                                            + ": another ingest has taken it over; nothing is"
                                            + " lost or doubled",
                                    e);
                    case REFUSED, PERMANENT ->
                            throw new IOException(
                                    "Cannot publish "
                                            + path
                                            + " to "
                                            + settings.bootstrapServers()
                                            + ": "
                                            + e.getMessage(),
                                    e);
                }
            }
        }
    }

    private IngestReport take(
            Path path, FileIdentity file, Take take, KafkaTransactions transactions)
            throws IOException {
        if (take instanceof Take.Done done) {
            return report(path, done.at(), IngestReport.Outcome.ALREADY_TAKEN, 0, 0, null);
        }
        IngestPosition resumed = take instanceof Take.Resume resume ? resume.from() : null;
        TakeCounters counters = new TakeCounters(file, path, take.number(), resumed);
        PublishingSink sink =
                new PublishingSink(path, counters, transactions, settings, clock, progress);
        FileReport decoded = decoding.decode(path, decodeSettings, sink);
        if (!decoded.sha256().equals(file.sha256())) {
            throw new IOException(
                    "Cannot finish "
                            + path
                            + ": it changed while it was read; take it when nobody writes to it");
        }
        if (decoded.skipped() != null) {
            return new IngestReport(
                    path, file.sha256(), IngestReport.Outcome.SKIPPED, 0, 0, 0, 0, 0, 0, decoded);
        }
        IngestPosition end = sink.finish();
        return report(
                path,
                end,
                resumed == null ? IngestReport.Outcome.TAKEN : IngestReport.Outcome.RESUMED,
                counters.settled(),
                sink.commits(),
                decoded);
    }

    private static IngestReport report(
            Path path,
            IngestPosition position,
            IngestReport.Outcome outcome,
            long passedOver,
            long transactions,
            @Nullable FileReport decoded) {
        return new IngestReport(
                path,
                position.getSha256(),
                outcome,
                position.getTake(),
                position.getPublished(),
                position.getDeadLetters(),
                position.getFuture(),
                passedOver,
                transactions,
                decoded);
    }

    private PositionReader positions() {
        PositionReader reader = positions;
        if (reader == null) {
            reader = new PositionReader(settings);
            positions = reader;
        }
        return reader;
    }

    @Override
    public void close() {
        PositionReader reader = positions;
        positions = null;
        if (reader != null) {
            reader.close();
        }
    }
}
