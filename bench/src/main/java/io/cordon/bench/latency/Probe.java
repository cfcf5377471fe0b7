package io.cordon.bench.latency;

import io.cordon.schema.finding.FindingId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One threshold that was crossed on purpose. Times are of this JVM's monotonic clock, nanoseconds;
 * 0 until it happened. Filled in by several threads, each its own field.
 */
final class Probe {

    private final String findingId;
    private final String index;
    private final long sent;
    private volatile long appended;
    private volatile long detected;
    private volatile long indexed;
    private volatile long searchable;
    private volatile @Nullable Exception failure;

    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu.MM.dd").withZone(ZoneOffset.UTC);

    Probe(String findingId, String index, long sent) {
        this.findingId = findingId;
        this.index = index;
        this.sent = sent;
    }

    /**
     * One that is sent now.
     *
     * @param rule a rule whose period is an hour
     * @param micros event time of what crosses its threshold
     */
    static Probe sent(String tenant, String rule, String type, String subject, long micros) {
        long period = Math.floorDiv(micros, HOUR_MICROS) * HOUR_MICROS;
        return new Probe(
                FindingId.of(tenant, rule, type, subject, period),
                "cordon-findings-" + DAY.format(Instant.ofEpochMilli(period / 1000)),
                System.nanoTime());
    }

    String findingId() {
        return findingId;
    }

    String index() {
        return index;
    }

    void appended(long nanos, @Nullable Exception refused) {
        failure = refused;
        appended = nanos;
    }

    void detected(long nanos) {
        detected = detected == 0 ? nanos : detected;
    }

    void indexed(long nanos) {
        indexed = indexed == 0 ? nanos : indexed;
    }

    void searchable(long nanos) {
        searchable = searchable == 0 ? nanos : searchable;
    }

    @Nullable Exception failure() {
        return failure;
    }

    boolean isIndexed() {
        return indexed != 0;
    }

    /** True when there is nothing more to see. */
    boolean isDone() {
        return appended != 0 && detected != 0 && indexed != 0 && searchable != 0;
    }

    /** From the send until it had been handed over: a login to the broker. Milliseconds. */
    double append() {
        return millis(sent, appended);
    }

    /** From there until a consumer of the findings topic saw it. */
    double detect() {
        return millis(appended, detected);
    }

    /** From there until the node gave the document out by its id. */
    double indexing() {
        return millis(detected, indexed);
    }

    /** From there until a search found it. */
    double search() {
        return millis(indexed, searchable);
    }

    /** From the hand-over until a search found it. */
    double total() {
        return millis(appended, searchable);
    }

    private static double millis(long from, long to) {
        // Two threads look: the later event may be seen a moment before the earlier one.
        return Math.max(0, (to - from) / 1e6);
    }
}
