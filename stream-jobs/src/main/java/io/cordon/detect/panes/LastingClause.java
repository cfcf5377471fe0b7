package io.cordon.detect.panes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two clauses hold at one pane, one of which looks back further: it is much, and it lasts.
 *
 * @param much over the shorter stretch; its outcome is the outcome
 * @param lasting over the longer stretch
 */
public record LastingClause(TotalClause much, TotalClause lasting) implements PaneClause {

    @Override
    public int panes() {
        return Math.max(much.panes(), lasting.panes());
    }

    @Override
    public @Nullable Outcome at(SensorPanes all, long pane) {
        Outcome outcome = much.at(all, pane);
        return outcome == null || lasting.at(all, pane) == null ? null : outcome;
    }

    @Override
    public boolean mayHold(SensorPanes all, long first, long last) {
        return much.mayHold(all, first, last) && lasting.mayHold(all, first, last);
    }

    @Override
    public Outcome worst() {
        return much.worst();
    }

    @Override
    public Nearest nearest(SensorPanes all, long pane) {
        List<PaneTerm.Reach> terms = new ArrayList<>(much.nearest(all, pane).terms());
        terms.addAll(lasting.nearest(all, pane).terms());
        return new Nearest(this, -1, terms);
    }

    @Override
    public String text() {
        return much.text()
                + " in the last "
                + much.panes()
                + " panes, and "
                + lasting.text()
                + " in the last "
                + lasting.panes();
    }
}
