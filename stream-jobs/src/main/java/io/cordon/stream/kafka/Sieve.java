package io.cordon.stream.kafka;

import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Says of the records of one topic which of them anything is to be done about: those that a rule
 * may match, those that are ahead of the clock, and of all others one per partition and second of
 * event time, so that time goes on. Makes no object; not thread-safe.
 */
final class Sieve {

    private static final long AHEAD_MILLIS = 5 * 60 * 1000;
    private static final long TICK_MILLIS = 1000;

    private final Class<?> type;
    private final FlowPeek flows;
    private final DnsPeek dns;
    private final Clock clock;

    /** Event time of the last tick by partition; small, dense numbers. */
    private long[] ticked = new long[0];

    /** Records up to this time are certainly not ahead; the clock is asked about later ones. */
    private long credible = Long.MIN_VALUE;

    /**
     * A sieve for one topic.
     *
     * @param type the topic's record
     * @param matcher asked by this sieve alone
     */
    Sieve(Class<?> type, TelemetryMatcher matcher, Clock clock) {
        this.type = type;
        this.flows = new FlowPeek(matcher);
        this.dns = new DnsPeek(matcher);
        this.clock = clock;
    }

    /** True when an event time lies further ahead of the clock than is believed. */
    boolean isAhead(long millis) {
        if (millis > credible) {
            credible = clock.millis() + AHEAD_MILLIS;
        }
        return millis > credible;
    }

    /** False only when no active rule can match; a heartbeat, which has no value, matches none. */
    boolean mayMatch(byte @Nullable [] value) {
        return value != null && mayMatch(value, 0, value.length);
    }

    /** The same of a value that lies in a larger array. */
    boolean mayMatch(byte[] array, int from, int to) {
        if (from == to) {
            return false;
        }
        if (type == Flow.class) {
            return flows.mayMatch(array, from, to);
        }
        return type != DnsTransaction.class || dns.mayMatch(array, from, to);
    }

    /** True, and noted, when a second has passed on the partition since the last tick. */
    boolean ticks(int partition, long millis) {
        if (partition >= ticked.length) {
            int known = ticked.length;
            ticked = Arrays.copyOf(ticked, partition + 1);
            Arrays.fill(ticked, known, ticked.length, Long.MIN_VALUE);
        }
        if (ticked[partition] != Long.MIN_VALUE && millis < ticked[partition] + TICK_MILLIS) {
            return false;
        }
        ticked[partition] = millis;
        return true;
    }
}
