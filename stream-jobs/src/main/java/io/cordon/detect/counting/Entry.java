package io.cordon.detect.counting;

import org.jspecify.annotations.Nullable;

/**
 * Events of one time, mark and combination of channels, merged.
 *
 * @param weight their sum
 */
record Entry(long time, int channels, @Nullable Mark mark, long weight) {

    boolean merges(Entry other) {
        return time == other.time
                && channels == other.channels
                && (mark == null ? other.mark == null : mark.equals(other.mark));
    }
}
