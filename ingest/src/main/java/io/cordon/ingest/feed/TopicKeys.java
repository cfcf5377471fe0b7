package io.cordon.ingest.feed;

import io.cordon.ingest.publish.PublishSettings;
import io.cordon.schema.feed.FeedChecksum;
import io.cordon.schema.feed.FeedReader;
import io.cordon.schema.feed.FeedType;
import io.cordon.schema.feed.Generation;
import io.cordon.schema.feed.Generations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A feed's topic with every key that still has a value, also of generations never finished. */
final class TopicKeys<R extends SpecificRecordBase> implements AutoCloseable {

    private static final byte[] PRESENT = {};
    private static final Duration STEP = Duration.ofMillis(200);

    private final SortedMap<byte[], byte[]> keys = FeedChecksum.entries();
    private final FeedReader<R> reader;

    TopicKeys(FeedType<R> feed, PublishSettings settings) {
        reader = new FeedReader<>(feed, settings.bootstrapServers(), settings.client(), this::seen);
    }

    private void seen(byte @Nullable [] key, byte @Nullable [] value) {
        if (key != null && value == null) {
            keys.remove(key);
        } else if (key != null) {
            keys.put(key, PRESENT);
        }
    }

    void readToEnd(Duration timeout) throws IOException {
        reader.readToEnd(timeout);
    }

    /**
     * Waits until a generation that was committed is in force here or refused: the broker answers a
     * commit before its consumers may see it.
     */
    void await(long generation, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!settled(generation) && System.nanoTime() - deadline < 0) {
            reader.poll(STEP);
        }
    }

    private boolean settled(long generation) {
        return Stream.concat(
                        generations().inForce().map(Generation::number).stream(),
                        generations().refused().map(Generations.Refused::generation).stream())
                .anyMatch(number -> number >= generation);
    }

    Generations<R> generations() {
        return reader.generations();
    }

    /** Keys of older generations. */
    List<byte[]> before(long generation) {
        byte[] first = ByteBuffer.allocate(Long.BYTES).putLong(generation).array();
        return List.copyOf(keys.headMap(first).keySet());
    }

    @Override
    public void close() {
        reader.close();
    }
}
