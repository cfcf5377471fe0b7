package io.cordon.detect.counting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A clause's terms while entries are added to them; they only grow. */
final class ClauseSums {

    private final Clause clause;
    private final long[] reached;
    private final Map<Integer, Set<Mark>> distinct = new HashMap<>(2);
    private final @Nullable Mark asked;

    /**
     * Nothing added yet.
     *
     * @param asked mark of the event at which the clause is asked
     */
    ClauseSums(Clause clause, @Nullable Mark asked) {
        this.clause = clause;
        this.asked = asked;
        this.reached = new long[clause.terms().size()];
    }

    /** Adds an entry; true once all terms hold. */
    boolean hold(Entry entry) {
        boolean all = true;
        for (int i = 0; i < reached.length; i++) {
            Term term = clause.terms().get(i);
            if (term.sees(entry.channels())) {
                reached[i] = sum(i, term, entry);
            }
            all &= reached[i] >= term.threshold();
        }
        return all;
    }

    private long sum(int index, Term term, Entry entry) {
        Mark mark = entry.mark();
        return switch (term.measure()) {
            case WEIGHT -> reached[index] + entry.weight();
            case DISTINCT -> {
                Set<Mark> marks = distinct.computeIfAbsent(index, i -> new HashSet<>());
                if (mark != null) {
                    marks.add(mark);
                }
                yield marks.size();
            }
            case WEIGHT_OF_ONE ->
                    reached[index] + (mark != null && mark.equals(asked) ? entry.weight() : 0);
        };
    }
}
