package io.cordon.ingest.publish;

import io.cordon.schema.avro.IngestPosition;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import io.cordon.schema.topic.TopicCatalog;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far files have been taken, from the positions topic. Reads on from where it was each time it
 * is asked, and keeps one position per file. Not thread-safe.
 */
public final class PositionReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** The furthest of two: partitions may have been added, so order alone does not tell. */
    private static final BinaryOperator<IngestPosition> FURTHEST =
            BinaryOperator.maxBy(
                    Comparator.comparingInt(IngestPosition::getTake)
                            .thenComparingLong(IngestPosition::getOrdinal)
                            .thenComparing(IngestPosition::getDone));

    private final Framing<IngestPosition> framing = Framing.of(IngestPosition.class);
    private final Map<FileIdentity, IngestPosition> positions = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;

    /** Connects when first asked. */
    public PositionReader(PublishSettings settings) {
        consumer =
                new KafkaConsumer<>(
                        ClientProperties.positions(settings),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        admin = Admin.create(ClientProperties.admin(settings));
    }

    /**
     * The last committed position of a file. It sees every transaction that ended before the call:
     * it reads up to what is written, not up to the first open transaction, and so may wait for the
     * transactions of others.
     *
     * @throws IOException when the broker does not answer, or a position cannot be read
     */
    public Optional<IngestPosition> latest(FileIdentity file) throws IOException {
        try {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TopicCatalog.INGEST_POSITION).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            Map<TopicPartition, ListOffsetsResultInfo> ends = ends(partitions);
            assign(partitions);
            for (TopicPartition partition : partitions) {
                long end = ends.get(partition) == null ? 0 : ends.get(partition).offset();
                while (consumer.position(partition) < end) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                        add(record);
                    }
                }
            }
            return Optional.ofNullable(positions.get(file));
        } catch (InterruptException e) {
            throw new InterruptedIOException("Cannot read positions: interrupted");
        } catch (KafkaException e) {
            throw new BrokerFailure("read topic " + TopicCatalog.INGEST_POSITION, e);
        }
    }

    private void assign(List<TopicPartition> partitions) {
        if (!consumer.assignment().containsAll(partitions)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(List<TopicPartition> partitions)
            throws IOException {
        try {
            return admin.listOffsets(
                            partitions.stream()
                                    .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new BrokerFailure("read topic " + TopicCatalog.INGEST_POSITION, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot read positions: interrupted");
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) throws IOException {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        try {
            IngestPosition position = framing.decode(value);
            positions.merge(
                    new FileIdentity(position.getTenant(), position.getSha256()),
                    position,
                    FURTHEST);
        } catch (FramingException | IllegalArgumentException e) {
            // To go on without it could take a file twice.
            throw new IOException(
                    "Cannot read position: partition="
                            + record.partition()
                            + " offset="
                            + record.offset()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        consumer.close(
                org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
        admin.close(Duration.ofSeconds(1));
    }
}
