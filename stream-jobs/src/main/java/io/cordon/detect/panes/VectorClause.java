package io.cordon.detect.panes;

import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * All terms hold for some one vector over the last panes.
 *
 * @param panes how many
 * @param vectors which vectors it is asked of
 * @param of those vectors, for people: "one port"
 * @param terms what must hold, cheap ones first
 * @param outcome what a finding is then
 */
public record VectorClause(
        int panes, IntPredicate vectors, String of, List<PaneTerm> terms, Outcome outcome)
        implements PaneClause {

    /** Copies the terms. */
    public VectorClause {
        terms = List.copyOf(terms);
    }

    /** The same with another outcome. */
    public VectorClause giving(Outcome other) {
        return new VectorClause(panes, vectors, of, terms, other);
    }

    @Override
    public @Nullable Outcome at(SensorPanes all, long pane) {
        PaneWindow window = new PaneWindow(all, pane - panes + 1, pane);
        for (int vector : window.vectors()) {
            if (holds(window, vector)) {
                return outcome;
            }
        }
        return null;
    }

    /** True when it holds for this vector. */
    boolean holds(PaneWindow window, int vector) {
        return vectors.test(vector) && PaneTerm.allHold(terms, window, vector);
    }

    @Override
    public Outcome worst() {
        return outcome;
    }

    @Override
    public Nearest nearest(SensorPanes all, long pane) {
        PaneWindow window = new PaneWindow(all, pane - panes + 1, pane);
        Nearest best = new Nearest(this, -1, PaneTerm.reached(terms, PaneWindow.EMPTY, -1));
        for (int vector : window.vectors()) {
            if (vectors.test(vector)) {
                Nearest one = new Nearest(this, vector, PaneTerm.reached(terms, window, vector));
                best = best.vector() < 0 || one.share() > best.share() ? one : best;
            }
        }
        return best;
    }

    /** The word after "one". */
    @Override
    public String vectorWord() {
        return of.startsWith("one ") ? of.substring(4).split(" ", 2)[0] : "port";
    }

    @Override
    public String text() {
        return "of " + of + " " + PaneTerm.text(terms);
    }
}
