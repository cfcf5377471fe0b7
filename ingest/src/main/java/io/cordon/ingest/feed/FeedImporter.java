package io.cordon.ingest.feed;

import io.cordon.ingest.publish.BrokerFailure;
import io.cordon.ingest.publish.BrokerWait;
import io.cordon.ingest.publish.KafkaTransactions;
import io.cordon.ingest.publish.PublishSettings;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.feed.FeedChecksum;
import io.cordon.schema.feed.FeedType;
import io.cordon.schema.feed.Generations;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.RecordKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes one generation of a feed and deletes what it replaces. Of two imports of one feed at the
 * same time the one that started later counts; the other fails. Not thread-safe.
 *
 * @param <R> the record of the feed's topic
 */
public final class FeedImporter<R extends SpecificRecordBase> {

    private static final Duration READ = Duration.ofSeconds(60);

    /** Told how many records have been committed; another one in tests. */
    @FunctionalInterface
    interface Committed {
        /** So many. */
        void records(int committed) throws IOException;
    }

    private final FeedType<R> feed;
    private final PublishSettings settings;
    private final Clock clock;
    private final Committed committed;
    private final Framing<R> framing;

    /** Connects when run. */
    public FeedImporter(FeedType<R> feed, PublishSettings settings, Clock clock) {
        this(feed, settings, clock, records -> {});
    }

    FeedImporter(FeedType<R> feed, PublishSettings settings, Clock clock, Committed committed) {
        this.feed = feed;
        this.settings = settings;
        this.clock = clock;
        this.committed = committed;
        this.framing = Framing.of(feed.record());
    }

    /**
     * Imports.
     *
     * @throws IOException when the broker refuses or does not answer; then the older generation is
     *     still in force
     * @throws IllegalArgumentException when the content is too large for a feed
     */
    public ImportReport run(FeedContent<R> content) throws IOException {
        BrokerWait wait = new BrokerWait(settings.bootstrapServers(), clock);
        try (TopicKeys<R> keys = new TopicKeys<>(feed, settings);
                KafkaTransactions transactions =
                        new KafkaTransactions(
                                settings, "cordon-feed-" + feed.name(), clock, wait)) {
            transactions.start();
            keys.readToEnd(READ);
            Instant now = clock.instant();
            long generation = Math.max(keys.generations().newest() + 1, now.toEpochMilli());
            SortedMap<byte[], byte[]> entries = entries(content, generation);
            write(transactions, entries, now);
            send(transactions, commit(content, generation, entries, now), now);
            transactions.commit();
            keys.await(generation, READ);
            verify(keys.generations(), generation);
            int replaced = delete(transactions, keys.before(generation), now);
            return new ImportReport(
                    feed.name(), generation, entries.size(), content.skipped(), replaced);
        } catch (BrokerFailure e) {
            if (e.kind() == BrokerFailure.Kind.FENCED) {
                throw new IOException(
                        "Cannot import feed "
                                + feed.name()
                                + ": another import took over; that one counts",
                        e);
            }
            throw e;
        }
    }

    private SortedMap<byte[], byte[]> entries(FeedContent<R> content, long generation) {
        SortedMap<byte[], byte[]> entries = FeedChecksum.entries();
        long bytes = 0;
        for (R record : content.entries(generation)) {
            byte[] key = RecordKey.of(record);
            byte[] value = framing.encode(record);
            bytes += key.length + value.length;
            entries.put(key, value);
        }
        if (bytes > Generations.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "Cannot import feed "
                            + feed.name()
                            + ": it is "
                            + (bytes >> 20)
                            + " MiB, a feed holds at most "
                            + (Generations.MOST_BYTES >> 20));
        }
        return entries;
    }

    private R commit(
            FeedContent<R> content,
            long generation,
            SortedMap<byte[], byte[]> entries,
            Instant now) {
        return content.commit(
                generation,
                FeedCommit.newBuilder()
                        .setCount(entries.size())
                        .setChecksum(ByteBuffer.wrap(FeedChecksum.of(entries)))
                        .setImportedAt(ChronoUnit.MICROS.between(Instant.EPOCH, now))
                        .setSource(content.source())
                        .setSkipped(content.skipped())
                        .setKeyIds(content.keyIds())
                        .build());
    }

    private void write(
            KafkaTransactions transactions, SortedMap<byte[], byte[]> entries, Instant now)
            throws IOException {
        int sent = 0;
        for (Map.Entry<byte[], byte[]> entry : entries.entrySet()) {
            send(transactions, entry.getKey(), entry.getValue(), now);
            if (++sent % settings.recordsPerTransaction() == 0) {
                transactions.commit();
                committed.records(sent);
            }
        }
    }

    private void verify(Generations<R> generations, long generation) throws IOException {
        boolean good = generations.inForce().filter(g -> g.number() == generation).isPresent();
        if (!good) {
            throw new IOException(
                    "Cannot import feed "
                            + feed.name()
                            + ": generation "
                            + generation
                            + " is not valid on the topic ("
                            + generations.refused().map(Generations.Refused::why).orElse("unseen")
                            + "); the one before stays in force");
        }
    }

    private int delete(KafkaTransactions transactions, Iterable<byte[]> keys, Instant now)
            throws IOException {
        int deleted = 0;
        for (byte[] key : keys) {
            send(transactions, key, null, now);
            if (++deleted % settings.recordsPerTransaction() == 0) {
                transactions.commit();
            }
        }
        if (deleted % settings.recordsPerTransaction() != 0) {
            transactions.commit();
        }
        return deleted;
    }

    private void send(KafkaTransactions transactions, R record, Instant now) throws IOException {
        send(transactions, RecordKey.of(record), framing.encode(record), now);
    }

    private void send(
            KafkaTransactions transactions, byte[] key, byte @Nullable [] value, Instant now)
            throws IOException {
        transactions.send(new ProducerRecord<>(feed.topic(), null, now.toEpochMilli(), key, value));
    }
}
