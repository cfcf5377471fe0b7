package io.cordon.detect.panes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several vectors have each met one of some clauses, at any of the last panes.
 *
 * @param recent at how many panes, with the one that it is asked at
 * @param most how many vectors must have met one
 * @param clauses the clauses; the outcome is the worst of those met
 */
public record SeveralClause(int recent, int most, List<VectorClause> clauses)
        implements PaneClause {

    /** Copies the clauses. */
    public SeveralClause {
        clauses = List.copyOf(clauses);
    }

    @Override
    public int panes() {
        int longest = 1;
        for (VectorClause clause : clauses) {
            longest = Math.max(longest, clause.panes());
        }
        return recent + longest - 1;
    }

    @Override
    public @Nullable Outcome at(SensorPanes all, long pane) {
        Outcome worst = null;
        int met = 0;
        for (int vector : new PaneWindow(all, pane - panes() + 1, pane).vectors()) {
            Outcome outcome = met(all, pane, vector);
            if (outcome != null) {
                met++;
                worst = worst == null ? outcome : worst.or(outcome);
            }
        }
        return met >= most ? worst : null;
    }

    /** The worst that one vector met. */
    private @Nullable Outcome met(SensorPanes all, long pane, int vector) {
        Outcome worst = null;
        PaneWindow whole = new PaneWindow(all, pane - panes() + 1, pane);
        for (VectorClause clause : clauses) {
            // What does not hold over all of them holds over no part of them.
            if ((worst != null && worst.covers(clause.outcome())) || !clause.holds(whole, vector)) {
                continue;
            }
            for (long end = pane; end > pane - recent; end--) {
                if (clause.holds(new PaneWindow(all, end - clause.panes() + 1, end), vector)) {
                    worst = worst == null ? clause.outcome() : worst.or(clause.outcome());
                    break;
                }
            }
        }
        return worst;
    }

    @Override
    public boolean mayHold(SensorPanes all, long first, long last) {
        PaneWindow window = new PaneWindow(all, first, last);
        int may = 0;
        for (int vector : window.vectors()) {
            for (VectorClause clause : clauses) {
                if (clause.holds(window, vector)) {
                    may++;
                    break;
                }
            }
        }
        return may >= most;
    }

    @Override
    public Outcome worst() {
        Outcome worst = clauses.get(0).outcome();
        for (VectorClause clause : clauses) {
            worst = worst.or(clause.outcome());
        }
        return worst;
    }

    @Override
    public Nearest nearest(SensorPanes all, long pane) {
        int met = 0;
        for (int vector : new PaneWindow(all, pane - panes() + 1, pane).vectors()) {
            met += met(all, pane, vector) == null ? 0 : 1;
        }
        return new Nearest(
                this, -1, List.of(new PaneTerm.Reach(met, most, "ports that meet one of these")));
    }

    @Override
    public String text() {
        return "at least "
                + most
                + " ports, of each of them in the last "
                + recent
                + " panes: "
                + String.join(
                        ", or ",
                        clauses.stream()
                                .map(clause -> clause.panes() + " panes " + clause.text())
                                .toList());
    }
}
