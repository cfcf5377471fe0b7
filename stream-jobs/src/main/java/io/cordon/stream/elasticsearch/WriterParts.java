package io.cordon.stream.elasticsearch;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one writer works with, opened on the task manager.
 *
 * @param settings how to send
 * @param bulk the client
 * @param deadLetters where refused documents go
 * @param backoff pauses
 * @param gate what may be sent now
 * @param counters what is counted
 */
record WriterParts(
        SinkSettings settings,
        BulkClient bulk,
        DeadLetterWriter deadLetters,
        Backoff backoff,
        SendGate gate,
        SinkCounters counters)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriterParts.class);

    /** Longest life of a request with all its halves and dead letters; beyond it the job fails. */
    private static final Duration STUCK = Duration.ofMinutes(10);

    static WriterParts open(
            SinkSettings settings, DeadLetterWriter.Factory deadLetters, WriterInitContext context)
            throws IOException {
        String authorization = settings.credentials().authorization(System.getenv());
        SinkCounters counters = new SinkCounters(context.metricGroup());
        Backoff backoff =
                new Backoff(
                        settings.initialBackoff(),
                        settings.maxBackoff(),
                        new SplittableRandom(
                                settings.jitterSeed()
                                        + context.getTaskInfo().getIndexOfThisSubtask()),
                        context.getProcessingTimeService()::getCurrentProcessingTime);
        return new WriterParts(
                settings,
                new BulkClient(settings, authorization),
                deadLetters.open(),
                backoff,
                new SendGate(settings, backoff, counters::superseded),
                counters);
    }

    AsyncSinkWriterConfiguration configuration() {
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(settings.maxBatchSize())
                .setMaxBatchSizeInBytes(settings.maxBatchBytes())
                .setMaxInFlightRequests(settings.maxInFlightRequests())
                .setMaxBufferedRequests(settings.maxBufferedEntries())
                .setMaxTimeInBufferMS(settings.maxTimeInBuffer().toMillis())
                .setMaxRecordSizeInBytes(settings.maxBatchBytes())
                .setRequestTimeoutMS(STUCK.toMillis())
                // A request that is given up while it may still arrive must not be sent beside
                // itself: the job restarts and versions settle it.
                .setFailOnTimeout(true)
                .setRateLimitingStrategy(gate)
                .build();
    }

    @Override
    public void close() {
        try (bulk;
                deadLetters) {
            LOG.debug("elasticsearch writer closes");
        } catch (IOException e) {
            LOG.warn("elasticsearch writer did not close cleanly", e);
        }
    }
}
