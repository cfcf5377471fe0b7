package io.cordon.bench.load;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.stream.kafka.FlowPeek;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes loads to the telemetry topics, as ingest would: keyed, with the event time as time stamp,
 * lz4. Counts what it writes, and which flows the rules in force want to see whole.
 */
public final class LoadWriter implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final FlowPeek peek =
            new FlowPeek(
                    new TelemetryMatcher(new DetectorCatalog(new LoadCredentials().detection())));

    /** By {@link Dataset#ordinal}; one thread writes, others may look. */
    private final AtomicLongArray written = new AtomicLongArray(Dataset.values().length);

    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long candidates;
    private long bytes;

    /** Connects to a broker. */
    public LoadWriter(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4",
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                256 << 10,
                                ProducerConfig.LINGER_MS_CONFIG,
                                20,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                64L << 20),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Sends one record; waits when the broker is behind. */
    public void write(LoadRecord record) throws IOException {
        Dataset dataset = record.dataset();
        byte[] value = record.value();
        written.lazySet(dataset.ordinal(), written.get(dataset.ordinal()) + 1);
        bytes += value.length;
        if (dataset == Dataset.FLOW && peek.mayMatch(value)) {
            candidates++;
        }
        // The producer copies the arrays before it returns, so the generator may reuse them.
        var unused =
                producer.send(
                        new ProducerRecord<>(
                                dataset.topic(), null, record.micros() / 1000, record.key(), value),
                        (metadata, refused) -> {
                            if (refused != null) {
                                failure.compareAndSet(null, refused);
                            }
                        });
        check();
    }

    /** Writes all of a load, and before it one flow of interest from each device if asked. */
    public LoadSummary writeAll(Load load, boolean touchEveryDevice) throws IOException {
        long begin = System.nanoTime();
        LoadGenerator generator = new LoadGenerator(load);
        if (touchEveryDevice) {
            for (int device = 0; device < load.devices(); device++) {
                write(generator.touch(device, load.micros(0)));
            }
        }
        for (long i = 0; i < load.records(); i++) {
            write(generator.next());
        }
        flush();
        return summary(load, (System.nanoTime() - begin) / 1e9);
    }

    /** Waits until the broker has everything. */
    public void flush() throws IOException {
        producer.flush();
        check();
    }

    private void check() throws IOException {
        Exception refused = failure.get();
        if (refused != null) {
            throw new IOException("Cannot write load: " + refused.getMessage(), refused);
        }
    }

    /** Records written so far to some of the topics. */
    public long written(Iterable<String> topics) {
        long sum = 0;
        for (String topic : topics) {
            sum += written.get(Dataset.of(topic).ordinal());
        }
        return sum;
    }

    /** What was written so far. */
    public LoadSummary summary(Load load, double seconds) {
        Map<String, Long> records = new TreeMap<>();
        for (Dataset dataset : Dataset.values()) {
            records.put(dataset.topic(), written.get(dataset.ordinal()));
        }
        long flows = written.get(Dataset.FLOW.ordinal());
        return new LoadSummary(
                load.mix(),
                records,
                flows == 0 ? 0 : (double) candidates / flows,
                bytes,
                load.devices(),
                load.span().toSeconds(),
                load.seed(),
                seconds);
    }

    @Override
    public void close() {
        producer.close();
    }
}
