package io.cordon.stream.detection;

import io.cordon.detect.counting.Observation;
import io.cordon.schema.avro.DeadLetter;

/** What a source hands to the graph after filter and projection. */
public sealed interface Inbound {

    /**
     * A record matched a rule.
     *
     * @param key text of its subject's key
     */
    record Matched(String key, Observation observation) implements Inbound {}

    /**
     * Time went on; nothing matched.
     *
     * @param millis event time
     */
    record Tick(long millis) implements Inbound {}

    /** A record is set aside, and moves no time. */
    record SetAside(DeadLetter letter) implements Inbound {}

    /** Event time in milliseconds for watermarks. */
    default long eventMillis() {
        if (this instanceof Matched matched) {
            return Math.floorDiv(matched.observation().time(), 1000L);
        }
        return this instanceof Tick tick ? tick.millis() : Long.MIN_VALUE;
    }
}
