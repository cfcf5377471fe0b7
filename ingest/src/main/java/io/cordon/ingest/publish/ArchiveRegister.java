package io.cordon.ingest.publish;

import io.cordon.schema.avro.IngestPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers by content which archives have gone through the bounded run, in the same place as files
 * that were published. The run itself may be repeated without harm; this spares the time, and the
 * dead letters a second copy. Not thread-safe.
 */
public final class ArchiveRegister implements AutoCloseable {

    private final PublishSettings settings;
    private final String tenant;
    private final Clock clock;
    private final PositionReader positions;
    private final Outgoing outgoing = new Outgoing();

    /** Connects when first asked. */
    public ArchiveRegister(PublishSettings settings, String tenant, Clock clock) {
        this.settings = settings;
        this.tenant = tenant;
        this.clock = clock;
        this.positions = new PositionReader(settings);
    }

    /** True when the file was taken to its end before, this way or by publishing it. */
    public boolean taken(Path file) throws IOException {
        return positions
                .latest(FileIdentity.of(tenant, file))
                .filter(IngestPosition::getDone)
                .isPresent();
    }

    /** Notes that the bounded run over the file has ended well. */
    public void done(Path file) throws IOException {
        FileIdentity identity = FileIdentity.of(tenant, file);
        BrokerWait wait = new BrokerWait(settings.bootstrapServers(), clock);
        try (KafkaTransactions transactions =
                new KafkaTransactions(settings, identity.transactionalId(), clock, wait)) {
            transactions.start();
            Optional<IngestPosition> latest = positions.latest(identity);
            int take = latest.map(IngestPosition::getTake).orElse(0) + 1;
            Instant now = clock.instant();
            transactions.send(
                    outgoing.position(
                            new TakeCounters(identity, file, take, null).position(true, now), now));
            transactions.commit();
        }
    }

    @Override
    public void close() {
        positions.close();
    }
}
