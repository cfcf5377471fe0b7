package io.cordon.local.explain;

import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.CountingRule.Measure;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How close a period came to its rule's threshold.
 *
 * @param reached the highest sum or number of distinct values in any span that ends in the period
 * @param time end of that span, microseconds
 * @param sensor where
 */
record NearestMiss(long reached, long time, String sensor) {

    /** Slides the window over the events of each sensor. */
    static NearestMiss of(CountingRule rule, List<Observation> events, long periodStart) {
        NearestMiss nearest = new NearestMiss(0, periodStart, "");
        for (List<Observation> seen :
                events.stream().collect(Collectors.groupingBy(Observation::sensor)).values()) {
            NearestMiss here = atOneSensor(rule, seen, periodStart);
            if (here.reached > nearest.reached) {
                nearest = here;
            }
        }
        return nearest;
    }

    private static NearestMiss atOneSensor(
            CountingRule rule, List<Observation> seen, long periodStart) {
        List<Observation> sorted =
                seen.stream().sorted(Comparator.comparingLong(Observation::time)).toList();
        Map<Mark, Integer> marks = new HashMap<>();
        NearestMiss nearest = new NearestMiss(0, periodStart, sorted.get(0).sensor());
        long weight = 0;
        int oldest = 0;
        for (Observation event : sorted) {
            weight += event.weight();
            if (event.mark() != null) {
                marks.merge(event.mark(), 1, Integer::sum);
            }
            for (; sorted.get(oldest).time() < event.time() - rule.window(); oldest++) {
                weight -= sorted.get(oldest).weight();
                Mark mark = sorted.get(oldest).mark();
                if (mark != null) {
                    marks.computeIfPresent(mark, (m, n) -> n == 1 ? null : n - 1);
                }
            }
            long reached = rule.measure() == Measure.WEIGHT ? weight : marks.size();
            if (event.time() >= periodStart && reached > nearest.reached) {
                nearest = new NearestMiss(reached, event.time(), event.sensor());
            }
        }
        return nearest;
    }
}
