package io.cordon.detect.panes;

import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Sighting;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import org.jspecify.annotations.Nullable;

/**
 * One matching record, reduced to what panes and evidence need.
 *
 * @param seen when, by whom, and between whom
 * @param vector a port that sums are kept apart by; 0 for fragments, which have none
 * @param counted false when the record takes part in the condition only: it is not in the finding
 * @param out what went the way that the rule is about, as the record has it, not scaled
 * @param in what went the other way; null when the rule does not look
 * @param first a value for the first set of distinct values; null when it has none
 * @param second a value for the second set; null when it has none
 * @param distinct what {@code cordon.distinct} counts; null when it has none
 */
public record PaneObservation(
        Seen seen,
        int vector,
        boolean counted,
        Traffic out,
        @Nullable Traffic in,
        @Nullable Mark first,
        @Nullable Mark second,
        @Nullable Mark distinct) {

    /**
     * The record.
     *
     * @param start first packet, microseconds since the epoch; later than the end counts as the end
     * @param end last packet: event time
     * @param sensor who saw it
     * @param vantage from where
     * @param samplingRate one packet in so many was looked at
     * @param peer the other side; null when the rule's evidence has none
     * @param target what the peer acted upon; null when the subject says it
     * @param port for evidence; -1 when there is none
     * @param name what was asked for, for evidence, of a rule without a target; at most {@link
     *     Sighting#LONGEST_NAME} characters; null when there is none
     */
    public record Seen(
            long start,
            long end,
            String sensor,
            Vantage vantage,
            long samplingRate,
            @Nullable IpAddress peer,
            @Nullable IpAddress target,
            int port,
            @Nullable String name) {

        /** A rate below 1 is none; a longer name is cut. */
        public Seen {
            samplingRate = Math.max(1, samplingRate);
            if (name != null && name.length() > Sighting.LONGEST_NAME) {
                name = name.substring(0, Sighting.LONGEST_NAME);
            }
        }

        /** A record in which nobody asks for a name. */
        public Seen(
                long start,
                long end,
                String sensor,
                Vantage vantage,
                long samplingRate,
                @Nullable IpAddress peer,
                @Nullable IpAddress target,
                int port) {
            this(start, end, sensor, vantage, samplingRate, peer, target, port, null);
        }
    }

    /** Event time, microseconds since the epoch. */
    public long time() {
        return seen.end();
    }
}
