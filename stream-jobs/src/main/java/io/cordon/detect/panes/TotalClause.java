package io.cordon.detect.panes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All terms hold over the last panes, all vectors together.
 *
 * @param panes how many
 * @param terms what must hold, cheap ones first
 * @param outcome what a finding is then
 */
public record TotalClause(int panes, List<PaneTerm> terms, Outcome outcome) implements PaneClause {

    /** Copies the terms. */
    public TotalClause {
        terms = List.copyOf(terms);
    }

    @Override
    public @Nullable Outcome at(SensorPanes all, long pane) {
        return PaneTerm.allHold(terms, new PaneWindow(all, pane - panes + 1, pane), -1)
                ? outcome
                : null;
    }

    @Override
    public boolean mayHold(SensorPanes all, long first, long last) {
        return PaneTerm.allHold(terms, new PaneWindow(all, first, last), -1);
    }

    @Override
    public Outcome worst() {
        return outcome;
    }

    @Override
    public Nearest nearest(SensorPanes all, long pane) {
        PaneWindow window = new PaneWindow(all, pane - panes + 1, pane);
        return new Nearest(this, -1, PaneTerm.reached(terms, window, -1));
    }

    @Override
    public String text() {
        return PaneTerm.text(terms);
    }
}
