package io.cordon.bench.latency;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What probes do, and how soon they should be found. */
public enum ProbeKind {
    /** Ten failed logins, written to Kafka: a counting rule crosses its threshold at once. */
    LOGINS("logins", "arrival in Kafka to searchable", null, 3_000),

    /**
     * Answers of 21 reflectors to one victim in one IPFIX datagram, sent to the collector: the
     * volume tier of {@code AMP-VICTIM}.
     */
    VOLUME("volume", "datagram sent to searchable", 2_000L, 5_000),

    /**
     * A request and its amplified answer in one IPFIX datagram, sent to the collector: {@code
     * AMP-REFLECTOR}, which is judged when event time has passed its pane of ten seconds, and event
     * time is 30 s behind the newest record.
     */
    RATIO("ratio", "datagram sent to searchable", null, 20_000);

    private final String word;
    private final String total;
    private final @Nullable Long aimP50Millis;
    private final long aimP99Millis;

    ProbeKind(String word, String total, @Nullable Long aimP50Millis, long aimP99Millis) {
        this.word = word;
        this.total = total;
        this.aimP50Millis = aimP50Millis;
        this.aimP99Millis = aimP99Millis;
    }

    /** True when probes go through the flow collector. */
    public boolean collected() {
        return this != LOGINS;
    }

    /**
     * How long load must go on after the last probe: event time stands still without records, and a
     * pane is judged when it has passed.
     */
    Duration tail() {
        return this == RATIO ? Duration.ofSeconds(60) : Duration.ZERO;
    }

    /** What the whole way is called. */
    String total() {
        return total;
    }

    /** What p50 should stay below, milliseconds; null when that is not asked. */
    @Nullable Long aimP50Millis() {
        return aimP50Millis;
    }

    /** What p99 should stay below, milliseconds. */
    long aimP99Millis() {
        return aimP99Millis;
    }

    /** True when a distribution keeps to both aims. */
    boolean met(Distribution distribution) {
        return distribution.p99() < aimP99Millis
                && (aimP50Millis == null || distribution.p50() < aimP50Millis);
    }

    @Override
    public String toString() {
        return word;
    }
}
