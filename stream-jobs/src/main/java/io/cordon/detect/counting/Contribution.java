package io.cordon.detect.counting;

import io.cordon.schema.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record adds to one rule.
 *
 * @param channels which of the rule's terms see it, as bits; at least one is set
 * @param weight what it adds to a weighted threshold, from 1 to {@link #MOST_WEIGHT}
 * @param mark its distinct value; null when it has none
 * @param grade how sure it is by itself
 * @param severity how bad it is by itself
 * @param lists names of the lists of default credentials that hold its pair, at most {@value
 *     #MOST_LISTS}
 */
public record Contribution(
        int channels,
        long weight,
        @Nullable Mark mark,
        Confidence grade,
        Severity severity,
        List<String> lists) {

    /** More of a record's weight changes no threshold; a period's sum stays a number. */
    public static final long MOST_WEIGHT = 1L << 40;

    /** More lists are cut: evidence is bounded. */
    public static final int MOST_LISTS = 10;

    /** Checks channels and weight, and cuts the lists. */
    public Contribution {
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException("weight must lie in 1 to 2^40, not " + weight);
        }
        if (channels <= 0 || channels > Term.ALL) {
            throw new IllegalArgumentException("channels are 8 bits, at least one of them set");
        }
        lists = List.copyOf(lists.subList(0, Math.min(MOST_LISTS, lists.size())));
    }

    /** One certain event, in the first channel. */
    public static Contribution of(Severity severity) {
        return new Contribution(1, 1, null, Confidence.HIGH, severity, List.of());
    }

    /** The same in these channels. */
    public Contribution in(int others) {
        return new Contribution(others, weight, mark, grade, severity, lists);
    }

    /** The same with a weight. */
    public Contribution weighing(long other) {
        return new Contribution(channels, other, mark, grade, severity, lists);
    }

    /** The same with a distinct value. */
    public Contribution marked(@Nullable Mark other) {
        return new Contribution(channels, weight, other, grade, severity, lists);
    }

    /** The same with a confidence. */
    public Contribution graded(Confidence other) {
        return new Contribution(channels, weight, mark, other, severity, lists);
    }

    /** The same with the lists that hold its pair. */
    public Contribution listed(Iterable<String> names) {
        List<String> all = new ArrayList<>();
        names.forEach(all::add);
        return new Contribution(channels, weight, mark, grade, severity, all);
    }
}
