package io.cordon.detect.counting;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import org.jspecify.annotations.Nullable;

/**
 * One matching record, reduced to what counting and evidence need.
 *
 * @param time event time, microseconds since the epoch
 * @param weight what it adds to a weighted threshold, at least 1
 * @param plain false for an event that is inferred rather than stated
 * @param mark its distinct value; null for rules that count events and not values
 * @param sensor who saw it
 * @param vantage from where
 * @param peer evidence: the other side; null when unknown
 * @param port evidence: the port concerned; -1 when unknown
 * @param name evidence: a user or a question name, at most {@value #LONGEST_NAME} characters; null
 *     when unknown
 */
public record Observation(
        long time,
        long weight,
        boolean plain,
        @Nullable Mark mark,
        String sensor,
        Vantage vantage,
        @Nullable IpAddress peer,
        int port,
        @Nullable String name) {

    /** Longer names are cut: evidence is bounded. */
    public static final int LONGEST_NAME = 128;

    /** Checks the weight and cuts the name. */
    public Observation {
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be at least 1, not " + weight);
        }
        if (name != null && name.length() > LONGEST_NAME) {
            name = name.substring(0, LONGEST_NAME);
        }
    }
}
