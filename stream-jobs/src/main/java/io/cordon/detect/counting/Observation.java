package io.cordon.detect.counting;

import org.jspecify.annotations.Nullable;

/**
 * One matching record, reduced to what counting and evidence need.
 *
 * @param sighting what the record says, whatever the rule
 * @param contribution what it adds to the rule
 */
public record Observation(Sighting sighting, Contribution contribution) {

    /** Event time, microseconds since the epoch. */
    public long time() {
        return sighting.time();
    }

    /** Who saw it. */
    public String sensor() {
        return sighting.sensor();
    }

    /** What it adds to a weighted threshold. */
    public long weight() {
        return contribution.weight();
    }

    /** Its distinct value. */
    public @Nullable Mark mark() {
        return contribution.mark();
    }

    /** Which terms see it. */
    public int channels() {
        return contribution.channels();
    }
}
