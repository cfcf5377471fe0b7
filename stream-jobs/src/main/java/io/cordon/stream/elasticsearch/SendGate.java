package io.cordon.stream.elasticsearch;

import java.util.List;
import org.apache.flink.connector.base.sink.writer.Batch;
import org.apache.flink.connector.base.sink.writer.BatchCreator;
import org.apache.flink.connector.base.sink.writer.RequestBuffer;
import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * Decides whether something may be sent now, and what. It holds requests back while the node is
 * left alone, while as many as allowed are on their way, and while every waiting entry waits for an
 * earlier revision of its document. One thread.
 */
final class SendGate implements RateLimitingStrategy, BatchCreator<BulkEntry> {

    private final SinkSettings settings;
    private final Backoff backoff;
    private final PendingEntries pending;
    private int requestsInFlight;
    private boolean draining;
    private boolean passing;

    SendGate(SinkSettings settings, Backoff backoff, Runnable onSuperseded) {
        this.settings = settings;
        this.backoff = backoff;
        this.pending = new PendingEntries(this::nothingToSend, onSuperseded);
    }

    PendingEntries pending() {
        return pending;
    }

    /** While true, waiting for the node is what the caller wants: everything must get through. */
    void draining(boolean value) {
        draining = value;
    }

    /** While true, what may be sent is sent, and the rest is left without waiting for it. */
    void passing(boolean value) {
        passing = value;
    }

    /** True when entries wait that no later arrival and no answer will send by itself. */
    boolean holdsBack() {
        return pending.size() > 0 && (backoff.active() || pending.hasHeld());
    }

    /** Requests sent and not yet settled. */
    int requestsInFlight() {
        return requestsInFlight;
    }

    @Override
    public void registerInFlightRequest(RequestInfo request) {
        requestsInFlight++;
    }

    @Override
    public void registerCompletedRequest(ResultInfo result) {
        requestsInFlight--;
    }

    @Override
    public boolean shouldBlock(RequestInfo request) {
        return requestsInFlight >= settings.maxInFlightRequests()
                || !passing && pending.size() > 0 && !maySend();
    }

    @Override
    public int getMaxBatchSize() {
        return settings.maxBatchSize();
    }

    @Override
    public Batch<BulkEntry> createNextBatch(RequestInfo request, RequestBuffer<BulkEntry> buffer) {
        long before = pending.totalSizeInBytes();
        List<BulkEntry> entries =
                maySend()
                        ? pending.take(request.getBatchSize(), settings.maxBatchBytes())
                        : List.of();
        return new Batch<>(entries, before - pending.totalSizeInBytes());
    }

    private boolean maySend() {
        return !backoff.active() && pending.hasSendable();
    }

    private boolean nothingToSend() {
        return draining && !passing ? pending.size() == 0 : !maySend();
    }
}
