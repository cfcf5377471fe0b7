package io.cordon.stream.elasticsearch;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes documents to Elasticsearch: at least once, idempotent by id and external version, so that
 * a replay converges. A document that is refused for what it is becomes a dead letter; the rest of
 * its batch is written. While the cluster is away nothing is dropped: the buffer fills, then the
 * job waits.
 *
 * <p>The stream must be keyed by document id before the sink when several writers run: one at a
 * time is guaranteed per writer. (Versions keep the content right even then.)
 *
 * @param <T> what the job writes
 */
public final class ElasticsearchSink<T> extends AsyncSinkBase<T, BulkEntry> {

    private static final long serialVersionUID = 1;

    private final SinkSettings settings;
    private final DeadLetterWriter.Factory deadLetters;

    ElasticsearchSink(
            ElementConverter<T, BulkEntry> converter,
            SinkSettings settings,
            DeadLetterWriter.Factory deadLetters) {
        super(
                converter,
                settings.maxBatchSize(),
                settings.maxInFlightRequests(),
                settings.maxBufferedEntries(),
                settings.maxBatchBytes(),
                settings.maxTimeInBuffer().toMillis(),
                settings.maxBatchBytes());
        this.settings = settings;
        this.deadLetters = deadLetters;
    }

    /** Starts the description of a sink. */
    public static <T> ElasticsearchSinkBuilder<T> builder() {
        return new ElasticsearchSinkBuilder<>();
    }

    SinkSettings settings() {
        return settings;
    }

    @Override
    public ElasticsearchSinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public ElasticsearchSinkWriter<T> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<BulkEntry>> states)
            throws IOException {
        return new ElasticsearchSinkWriter<>(
                getElementConverter(),
                context,
                WriterParts.open(settings, deadLetters, context),
                states);
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<BulkEntry>> getWriterStateSerializer() {
        return new BulkStateSerializer();
    }
}
