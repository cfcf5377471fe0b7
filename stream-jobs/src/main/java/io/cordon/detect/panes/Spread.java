package io.cordon.detect.panes;

/**
 * The panes that a record touches. Both ends are closed. Of a record longer than 300 s only the
 * last 300 s are looked at.
 *
 * @param first number of the first pane since the epoch
 * @param last number of the last pane
 * @param cut true when the record was too long
 */
record Spread(long first, long last, boolean cut) {

    /** All of it, for volume rules. */
    static Spread over(long start, long end) {
        boolean cut = end - start > PaneRule.LONGEST_SPREAD;
        long from = Math.min(cut ? end - PaneRule.LONGEST_SPREAD : start, end);
        return new Spread(PaneRule.paneOf(from), PaneRule.paneOf(end), cut);
    }

    /** The pane of its event time, for ratio rules. */
    static Spread at(long end) {
        return new Spread(PaneRule.paneOf(end), PaneRule.paneOf(end), false);
    }

    int panes() {
        return (int) (last - first) + 1;
    }
}
