package io.cordon.detect.reference;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * One way to meet the condition of a rule.
 *
 * @param window length of the closed span that ends at an event, microseconds
 * @param counted which matches the span is about
 * @param deciding at which matches the clause is asked; the finding belongs to the period of one
 * @param sure which matches nobody had to infer
 * @param holds says it, of the span and of the event that ends it
 */
record Clause(
        long window,
        Predicate<Match> counted,
        Predicate<Match> deciding,
        Predicate<Match> sure,
        BiPredicate<Window, Match> holds) {

    static Clause within(long seconds, BiPredicate<Window, Match> holds) {
        return new Clause(seconds * 1_000_000, m -> true, m -> true, m -> true, holds);
    }

    static Clause within(long seconds, Predicate<Window> holds) {
        return within(seconds, (window, event) -> holds.test(window));
    }

    /** One event suffices. */
    static Clause one() {
        return within(0, window -> true);
    }

    Clause of(String tag) {
        return new Clause(window, tagged(tag), tagged(tag), sure, holds);
    }

    Clause at(String tag) {
        return new Clause(window, counted, tagged(tag), sure, holds);
    }

    Clause sureWhen(String tag) {
        return new Clause(window, counted, deciding, tagged(tag), holds);
    }

    /** It makes a finding, and never a sure one. */
    Clause neverSure() {
        return new Clause(window, counted, deciding, match -> false, holds);
    }

    private static Predicate<Match> tagged(String tag) {
        return match -> match.tags().contains(tag);
    }

    /** The periods of all events at which it holds, of matches in the order of their times. */
    Set<Long> periods(ReferenceRule rule, List<Match> sorted) {
        Set<Long> periods = new TreeSet<>();
        Window span = new Window();
        int next = 0;
        while (next < sorted.size()) {
            long time = sorted.get(next).time();
            int first = next;
            // What happened at the same microsecond counts, in whatever order it was written.
            for (; next < sorted.size() && sorted.get(next).time() == time; next++) {
                if (counted.test(sorted.get(next))) {
                    span.add(sorted.get(next));
                }
            }
            span.dropBefore(time - window);
            for (Match event : sorted.subList(first, next)) {
                if (deciding.test(event) && holds.test(span, event)) {
                    periods.add(rule.periodOf(time));
                }
            }
        }
        return periods;
    }

    /** The same, of what nobody had to infer. */
    Set<Long> surePeriods(ReferenceRule rule, List<Match> sorted) {
        List<Match> stated = sorted.stream().filter(m -> !counted.test(m) || sure.test(m)).toList();
        return periods(rule, stated);
    }
}
