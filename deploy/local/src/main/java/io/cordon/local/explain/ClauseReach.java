package io.cordon.local.explain;

import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How close a clause came to holding, or that it did.
 *
 * @param clause the clause
 * @param reached what each of its terms reached, in their order
 * @param time end of that span, microseconds
 * @param sensor where
 */
record ClauseReach(Clause clause, List<Long> reached, long time, String sensor) {

    /** The clause that came closest in a period, at the earliest event; of clauses the first. */
    static ClauseReach nearest(CountingRule rule, List<Observation> events, long periodStart) {
        ClauseReach nearest = null;
        for (ClauseReach one : at(rule, events, periodStart, Long.MAX_VALUE)) {
            if (nearest == null || one.share() > nearest.share()) {
                nearest = one;
            }
        }
        return nearest == null
                ? new ClauseReach(
                        rule.clauses().get(0),
                        rule.clauses().get(0).terms().stream().map(term -> 0L).toList(),
                        periodStart,
                        "-")
                : nearest;
    }

    /** The clauses that hold at a time. */
    static List<ClauseReach> holding(CountingRule rule, List<Observation> events, long time) {
        return at(rule, events, time, time).stream().filter(ClauseReach::holds).toList();
    }

    /** The best of each clause and sensor, at the events from one time to another. */
    private static List<ClauseReach> at(
            CountingRule rule, List<Observation> events, long from, long until) {
        List<ClauseReach> best = new ArrayList<>();
        var bySensor = events.stream().collect(Collectors.groupingBy(Observation::sensor));
        for (Clause clause : rule.clauses()) {
            bySensor.forEach(
                    (sensor, seen) -> {
                        ClauseReach one = atOneSensor(clause, seen, from, until);
                        if (one != null) {
                            best.add(one);
                        }
                    });
        }
        return best;
    }

    private static @Nullable ClauseReach atOneSensor(
            Clause clause, List<Observation> seen, long from, long until) {
        List<Observation> sorted =
                seen.stream().sorted(Comparator.comparingLong(Observation::time)).toList();
        SlidingSums sums = new SlidingSums(clause);
        ClauseReach best = null;
        int oldest = 0;
        int next = 0;
        while (next < sorted.size()) {
            long time = sorted.get(next).time();
            int first = next;
            for (; next < sorted.size() && sorted.get(next).time() == time; next++) {
                sums.add(sorted.get(next), 1);
            }
            for (; sorted.get(oldest).time() < time - clause.window(); oldest++) {
                sums.add(sorted.get(oldest), -1);
            }
            for (Observation event : sorted.subList(first, next)) {
                if (time >= from && time <= until && clause.asks(event)) {
                    ClauseReach here =
                            new ClauseReach(
                                    clause, sums.reached(event.mark()), time, event.sensor());
                    best = best == null || here.share() > best.share() ? here : best;
                }
            }
        }
        return best;
    }

    /** True when every term holds. */
    boolean holds() {
        return share() >= 1;
    }

    /** How much of the term that lacks most is there. */
    double share() {
        double least = 1;
        for (int i = 0; i < reached.size(); i++) {
            double share = (double) reached.get(i) / clause.terms().get(i).threshold();
            least = Math.min(least, share);
        }
        return least;
    }

    /** For people: "9 of 10 failures". */
    String text() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < reached.size(); i++) {
            Term term = clause.terms().get(i);
            parts.add(reached.get(i) + " of " + term.threshold() + " " + term.what());
        }
        return String.join(", ", parts);
    }
}
