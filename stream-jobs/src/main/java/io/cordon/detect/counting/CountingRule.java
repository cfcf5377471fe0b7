package io.cordon.detect.counting;

import io.cordon.detect.counting.Term.Measure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule's matches must add up to: any of several clauses. A posture rule is the case of one
 * event in a window of zero.
 *
 * @param clauses the conditions, any of which makes a finding
 * @param period length of a period in microseconds; belongs to the rule id
 * @param grades the confidences that events may have by themselves, ascending; a finding has the
 *     highest one of which, and of higher ones, events alone cross
 */
public record CountingRule(ArrayList<Clause> clauses, long period, ArrayList<Confidence> grades)
        implements Serializable {

    /** Time for which late events still count after a period and its window, microseconds. */
    public static final long LATENESS = 2 * 3600 * 1_000_000L;

    /** One hour: behaviour rules. */
    public static final long HOUR = 3600 * 1_000_000L;

    /** One day: posture rules. */
    public static final long DAY = 24 * HOUR;

    /** One second. */
    public static final long SECOND = 1_000_000L;

    /** Checks the bounds that keep state bounded. */
    public CountingRule {
        clauses = new ArrayList<>(clauses);
        grades = new ArrayList<>(grades);
        if (clauses.isEmpty() || clauses.size() > 8) {
            throw new IllegalArgumentException("a rule has 1 to 8 clauses, not " + clauses.size());
        }
        if (grades.isEmpty() || !grades.equals(grades.stream().distinct().sorted().toList())) {
            throw new IllegalArgumentException("grades must ascend, not " + grades);
        }
        for (Clause clause : clauses) {
            if (period <= 0 || clause.window() > period) {
                throw new IllegalArgumentException(
                        "window must lie between 0 and the period, not "
                                + clause.window()
                                + " microseconds");
            }
            for (Term term : clause.terms()) {
                if (term.measure() == Measure.WEIGHT_OF_ONE && marks(term, clause, clauses) == 0) {
                    throw new IllegalArgumentException(
                            "events of one mark need a clause of the same window that bounds the number of marks");
                }
            }
        }
    }

    /** A rule of one hour, of events that are all as sure as each other. */
    public static CountingRule hourly(Clause... clauses) {
        return new CountingRule(
                new ArrayList<>(List.of(clauses)), HOUR, new ArrayList<>(List.of(Confidence.HIGH)));
    }

    /** A rule of one day, of events that are all as sure as each other. */
    public static CountingRule daily(Clause... clauses) {
        return new CountingRule(
                new ArrayList<>(List.of(clauses)), DAY, new ArrayList<>(List.of(Confidence.HIGH)));
    }

    /** A rule that one matching event a day satisfies. */
    public static CountingRule posture() {
        return daily(Clause.of(0, Term.weight(Term.ALL, 1, "matching events")));
    }

    /** The same rule, whose events are of these confidences, ascending. */
    public CountingRule graded(Confidence... confidences) {
        return new CountingRule(clauses, period, new ArrayList<>(List.of(confidences)));
    }

    /** The longest window, microseconds. */
    public long window() {
        long longest = 0;
        for (Clause clause : clauses) {
            longest = Math.max(longest, clause.window());
        }
        return longest;
    }

    /** Start of the period that holds a time; periods are aligned to the epoch. */
    public long periodOf(long time) {
        return Math.floorDiv(time, period) * period;
    }

    /** When a period closes: events that arrive once time has passed this are late. */
    public long deadlineOf(long periodStart) {
        return periodStart + period + window() + LATENESS;
    }

    /** The clauses that one timeline can judge together, in the order of the rule. */
    List<ClauseGroup> groups() {
        List<ClauseGroup> groups = new ArrayList<>();
        for (Clause clause : clauses) {
            boolean joined = false;
            for (int i = 0; i < groups.size() && !joined; i++) {
                joined = groups.get(i).joins(clause, marks(clause));
            }
            if (!joined) {
                groups.add(new ClauseGroup(clause, period, marks(clause)));
            }
        }
        return groups;
    }

    /** Different marks that a clause about one of them has to keep apart. */
    private int marks(Clause clause) {
        int most = 0;
        for (Term term : clause.terms()) {
            if (term.measure() == Measure.WEIGHT_OF_ONE) {
                most = Math.max(most, marks(term, clause, clauses));
            }
        }
        return most;
    }

    /**
     * So many marks as make another clause hold anyway, whatever else that clause proves; 0 when
     * there is no such clause.
     */
    private static int marks(Term one, Clause clause, List<Clause> clauses) {
        if (clause.anchored()) {
            return 0;
        }
        for (Clause other : clauses) {
            boolean bounds =
                    other.window() == clause.window()
                            && other.terms().size() > 1
                            && !other.anchored();
            long most = one.threshold();
            for (Term term : other.terms()) {
                bounds &=
                        term.measure() != Measure.WEIGHT_OF_ONE
                                && (term.channels() & one.channels()) == one.channels();
                most = Math.max(most, term.threshold());
            }
            if (bounds) {
                return (int) most;
            }
        }
        return 0;
    }
}
