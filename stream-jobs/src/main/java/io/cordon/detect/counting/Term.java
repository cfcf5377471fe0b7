package io.cordon.detect.counting;

import java.io.Serializable;

/**
 * One thing that is added up in a window, and how much of it is too much. More events never make a
 * term false.
 *
 * @param measure what adds up
 * @param channels which events it sees: those with one of these bits set in their channels
 * @param threshold from which on it holds
 * @param what what is counted, for people, as a plural: "failures"; not part of the kept state
 */
public record Term(Measure measure, int channels, long threshold, String what)
        implements Serializable {

    /** Every channel. */
    public static final int ALL = 0xFF;

    /** What adds up. */
    public enum Measure {
        /** Weights of the events. */
        WEIGHT,
        /** Different marks among the events; an event without a mark adds nothing. */
        DISTINCT,
        /** Weights of the events that have the mark of the one at which the clause is asked. */
        WEIGHT_OF_ONE
    }

    /** Checks the bounds that keep state bounded. */
    public Term {
        if (threshold < 1 || threshold > 4096) {
            throw new IllegalArgumentException("threshold must lie in 1 to 4096, not " + threshold);
        }
        if (channels <= 0 || channels > ALL) {
            throw new IllegalArgumentException("channels are 8 bits, at least one of them set");
        }
    }

    /** At least so many events, by weight. */
    public static Term weight(int channels, long threshold, String what) {
        return new Term(Measure.WEIGHT, channels, threshold, what);
    }

    /** At least so many different marks. */
    public static Term distinct(int channels, long threshold, String what) {
        return new Term(Measure.DISTINCT, channels, threshold, what);
    }

    /** At least so many events of one mark, by weight; asked at each event of that mark. */
    public static Term weightOfOne(int channels, long threshold, String what) {
        return new Term(Measure.WEIGHT_OF_ONE, channels, threshold, what);
    }

    boolean sees(int eventChannels) {
        return (channels & eventChannels) != 0;
    }
}
