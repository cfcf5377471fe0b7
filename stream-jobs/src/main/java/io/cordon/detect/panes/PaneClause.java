package io.cordon.detect.panes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One condition of a pane rule. Stateless. */
public sealed interface PaneClause permits VectorClause, TotalClause, LastingClause, SeveralClause {

    /** How many panes back it looks, with the one that it is asked at. */
    int panes();

    /** What a finding is when the clause holds at this pane; null when it does not. */
    @Nullable Outcome at(SensorPanes panes, long pane);

    /** The worst that it can give. */
    Outcome worst();

    /** How close it came at this pane; of several vectors the one that came closest. */
    Nearest nearest(SensorPanes panes, long pane);

    /** What one vector is, for people. */
    default String vectorWord() {
        return "port";
    }

    /** The condition, for people. */
    String text();

    /**
     * A clause that holds, and what follows.
     *
     * @param clause the clause
     * @param outcome what a finding is
     */
    record Held(PaneClause clause, Outcome outcome) {}

    /**
     * How close a clause came.
     *
     * @param clause the clause
     * @param vector of which vector; -1 when it is about all
     * @param terms what each of its terms reached
     */
    record Nearest(PaneClause clause, int vector, List<PaneTerm.Reach> terms) {

        /** How much of the term that lacks most is there, up to 1. */
        public double share() {
            double least = 1;
            for (PaneTerm.Reach term : terms) {
                least = Math.min(least, term.share());
            }
            return least;
        }
    }
}
