package io.cordon.detect;

import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.panes.PaneRule;

/** What a rule's matches must add up to for a finding. */
public sealed interface Requirement {

    /**
     * So many, by weight or by distinct value, within a span.
     *
     * @param rule the clauses
     */
    record Counts(CountingRule rule) implements Requirement {

        @Override
        public long period() {
            return rule.period();
        }

        @Override
        public long window() {
            return rule.window();
        }

        @Override
        public long lead() {
            return 0;
        }
    }

    /**
     * So much, over panes of ten seconds.
     *
     * @param rule the clauses
     */
    record Sums(PaneRule rule) implements Requirement {

        @Override
        public long period() {
            return PaneRule.PERIOD;
        }

        @Override
        public long window() {
            return rule.window();
        }

        @Override
        public long lead() {
            return PaneRule.LONGEST_SPREAD;
        }
    }

    /** Length of a period in microseconds; periods are aligned to the epoch. */
    long period();

    /** How far back of an event the condition looks, microseconds. */
    long window();

    /** How far back of its event time a record itself reaches at most, microseconds. */
    long lead();

    /** Start of the period that holds a time. */
    default long periodOf(long time) {
        return Math.floorDiv(time, period()) * period();
    }
}
