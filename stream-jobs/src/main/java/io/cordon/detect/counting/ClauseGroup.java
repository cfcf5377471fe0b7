package io.cordon.detect.counting;

import io.cordon.detect.counting.Term.Measure;
import java.util.ArrayList;
import java.util.List;

/** Clauses of one window and one confidence, which share a timeline. */
final class ClauseGroup {

    private final List<Clause> clauses = new ArrayList<>();
    private final long period;
    private int marks;

    /**
     * A group of one clause so far.
     *
     * @param marks different marks that its clauses on one mark keep apart; more make a clause of
     *     the rule hold that asks for several things
     */
    ClauseGroup(Clause first, long period, int marks) {
        clauses.add(first);
        this.period = period;
        this.marks = marks;
    }

    /** Takes the clause in when it has the same window and confidence and either is not simple. */
    boolean joins(Clause clause, int apart) {
        boolean alike =
                clause.window() == window()
                        && clause.confidence() == confidence()
                        && !(simple(clauses.get(0)) && clauses.size() == 1 && simple(clause));
        if (alike) {
            clauses.add(clause);
            marks = Math.max(marks, apart);
        }
        return alike;
    }

    long window() {
        return clauses.get(0).window();
    }

    long period() {
        return period;
    }

    Confidence confidence() {
        return clauses.get(0).confidence();
    }

    List<Clause> clauses() {
        return clauses;
    }

    /** The smallest timeline that can judge them. */
    Timeline timeline() {
        Clause first = clauses.get(0);
        if (clauses.size() > 1 || !simple(first)) {
            return new BucketTimeline(this);
        }
        Term term = first.terms().get(0);
        return term.measure() == Measure.WEIGHT
                ? new WeightTimeline(this, term)
                : new DistinctTimeline(this, term);
    }

    private static boolean simple(Clause clause) {
        return clause.terms().size() == 1
                && clause.terms().get(0).measure() != Measure.WEIGHT_OF_ONE
                && !clause.anchored();
    }

    private int highest(int channels, Measure measure) {
        long highest = 0;
        for (Clause clause : clauses) {
            for (Term term : clause.terms()) {
                if (term.measure() == measure && term.sees(channels)) {
                    highest = Math.max(highest, term.threshold());
                }
            }
        }
        return (int) highest;
    }

    /** How much a bucket must keep of events of one combination of channels. */
    Caps caps(int channels) {
        int weight = highest(channels, Measure.WEIGHT);
        int distinct = highest(channels, Measure.DISTINCT);
        int one = highest(channels, Measure.WEIGHT_OF_ONE);
        int kept = one == 0 ? distinct : Math.max(weight, Math.max(distinct, Math.max(one, marks)));
        boolean anchor = false;
        for (Clause clause : clauses) {
            anchor |= clause.anchored() && (clause.anchors() & channels) != 0;
        }
        return new Caps(weight, kept, one, anchor);
    }

    /**
     * Beyond these, more of the same changes no term.
     *
     * @param weight highest threshold on the weight
     * @param marks as many different marks as can matter
     * @param one highest threshold on the weight of one mark
     * @param anchor true when a clause is asked at these events and does not count them
     */
    record Caps(int weight, int marks, int one, boolean anchor) {}
}
