package io.cordon.detect.panes;

import java.util.ArrayList;
import java.util.List;

/**
 * One number of a clause that must reach another.
 *
 * @param text the condition, for people: "at least 20 reflectors"
 * @param what what is counted, for people
 * @param value the number
 * @param needed what it must reach
 */
public record PaneTerm(String text, String what, Value value, Value needed) {

    /** A number of a window, by vector. */
    @FunctionalInterface
    public interface Value {

        /** The number; of clauses about all vectors the vector is -1. */
        long of(PaneWindow window, int vector);
    }

    /**
     * What a term reached.
     *
     * @param value the number
     * @param needed what it must reach
     * @param what what was counted
     */
    public record Reach(long value, long needed, String what) {

        /** How much of it is there, up to 1. */
        public double share() {
            return value >= needed ? 1 : (double) value / needed;
        }

        /** For people: "19 of 20 reflectors". */
        public String text() {
            return value + " of " + needed + " " + what;
        }
    }

    /** A fixed threshold. */
    public static PaneTerm atLeast(long threshold, String what, Value value) {
        return new PaneTerm(
                "at least " + threshold + " " + what, what, value, (window, vector) -> threshold);
    }

    boolean holds(PaneWindow window, int vector) {
        return value.of(window, vector) >= needed.of(window, vector);
    }

    Reach reach(PaneWindow window, int vector) {
        return new Reach(value.of(window, vector), needed.of(window, vector), what);
    }

    /** True when all of them hold; the first that does not ends the question. */
    static boolean allHold(List<PaneTerm> terms, PaneWindow window, int vector) {
        for (int i = 0; i < terms.size(); i++) {
            if (!terms.get(i).holds(window, vector)) {
                return false;
            }
        }
        return true;
    }

    static List<Reach> reached(List<PaneTerm> terms, PaneWindow window, int vector) {
        List<Reach> reached = new ArrayList<>();
        for (PaneTerm term : terms) {
            reached.add(term.reach(window, vector));
        }
        return reached;
    }

    static String text(List<PaneTerm> terms) {
        return String.join(" and ", terms.stream().map(PaneTerm::text).toList());
    }
}
