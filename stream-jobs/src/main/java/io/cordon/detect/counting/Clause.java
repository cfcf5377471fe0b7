package io.cordon.detect.counting;

import io.cordon.detect.counting.Term.Measure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a rule: at an event of an anchor channel, all terms hold in the closed span that
 * ends at it. Unless said otherwise the anchors are the events that the clause counts, so that an
 * event which adds nothing to it never carries a finding into the next period.
 *
 * @param window W in microseconds; the span is closed: [t - W, t]
 * @param terms what must hold, all of it
 * @param anchors channels of the events at which the condition is asked
 * @param confidence of a finding that rests on this clause, at most
 */
public record Clause(long window, ArrayList<Term> terms, int anchors, Confidence confidence)
        implements Serializable {

    /** Checks and copies the terms. */
    public Clause {
        terms = new ArrayList<>(terms);
        if (terms.isEmpty() || terms.size() > 8) {
            throw new IllegalArgumentException("a clause has 1 to 8 terms, not " + terms.size());
        }
        if (window < 0) {
            throw new IllegalArgumentException("window must not be negative: " + window);
        }
        if (anchors <= 0 || anchors > Term.ALL) {
            throw new IllegalArgumentException("anchors are 8 bits, at least one of them set");
        }
    }

    /** All terms, asked at every event that one of them sees. */
    public static Clause of(long window, Term... terms) {
        int channels = 0;
        for (Term term : terms) {
            channels |= term.channels();
        }
        return new Clause(window, new ArrayList<>(List.of(terms)), channels, Confidence.HIGH);
    }

    /** The same, asked at events of these channels only. */
    public Clause at(int channels) {
        return new Clause(window, terms, channels, confidence);
    }

    /** The same, giving no more than this confidence. */
    public Clause atMost(Confidence most) {
        return new Clause(window, terms, anchors, most);
    }

    /** Channels that some term sees. */
    int counted() {
        int channels = 0;
        for (Term term : terms) {
            channels |= term.channels();
        }
        return channels;
    }

    /** True when it is asked at this event. */
    public boolean asks(Observation event) {
        return asks(event.channels(), event.mark());
    }

    /** True when it is asked at such an event: one of an anchor channel that a term counts. */
    boolean asks(int eventChannels, @Nullable Mark mark) {
        if (anchored()) {
            return (anchors & eventChannels) != 0;
        }
        for (Term term : terms) {
            if (term.sees(eventChannels) && (mark != null || term.measure() == Measure.WEIGHT)) {
                return true;
            }
        }
        return false;
    }

    /** True when it is asked at other events than those it counts. */
    boolean anchored() {
        return anchors != counted();
    }
}
