package io.cordon.local.quality;

import io.cordon.local.simulator.LookAlike;
import io.cordon.local.simulator.PlantedFinding;
import io.cordon.local.simulator.Rule;
import io.cordon.local.simulator.SimulatedFleet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good one rule was.
 *
 * @param rule the rule
 * @param planted findings that the fleet must lead to
 * @param missed of them, those that nobody said
 * @param unexpected what was said and never planted
 * @param lookAlikes who resembles an attack of this rule
 * @param accused of them, those that the rule accused
 * @param delays event time from the first event of an attack to the crossing, microseconds, sorted,
 *     of all that was found
 */
record RuleQuality(
        Rule rule,
        int planted,
        List<PlantedFinding> missed,
        List<Found> unexpected,
        int lookAlikes,
        int accused,
        List<Long> delays) {

    RuleQuality {
        missed = List.copyOf(missed);
        unexpected = List.copyOf(unexpected);
        delays = List.copyOf(delays);
    }

    /** All rules of the fleet, in their order. */
    static List<RuleQuality> of(SimulatedFleet fleet, Collection<Found> found, String tenant) {
        List<RuleQuality> all = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            all.add(
                    of(
                            rule,
                            fleet.planted().stream().filter(p -> p.rule() == rule).toList(),
                            fleet.lookAlikes().stream().filter(l -> l.rule() == rule).toList(),
                            found.stream().filter(f -> f.rule().equals(rule.id())).toList(),
                            tenant));
        }
        return all;
    }

    private static RuleQuality of(
            Rule rule,
            List<PlantedFinding> planted,
            List<LookAlike> lookAlikes,
            List<Found> found,
            String tenant) {
        Map<String, Found> byId = new HashMap<>();
        found.forEach(one -> byId.put(one.id(), one));
        List<PlantedFinding> missed = new ArrayList<>();
        List<Long> delays = new ArrayList<>();
        for (PlantedFinding one : planted) {
            Found hit = byId.remove(one.id(tenant));
            if (hit == null) {
                missed.add(one);
            } else {
                delays.add(hit.crossing() - one.began());
            }
        }
        delays.sort(null);
        Set<String> accused = new HashSet<>();
        byId.values().forEach(one -> accused.add(one.subject()));
        return new RuleQuality(
                rule,
                planted.size(),
                missed,
                List.copyOf(byId.values()),
                lookAlikes.size(),
                (int) lookAlikes.stream().filter(l -> accused.contains(l.subject())).count(),
                delays);
    }

    int detected() {
        return planted - missed.size();
    }

    /** Share of what was said that is true; 1 when nothing was said. */
    double precision() {
        int said = detected() + unexpected.size();
        return said == 0 ? 1 : (double) detected() / said;
    }

    /** Share of what is true that was said; 1 when nothing was planted. */
    double recall() {
        return planted == 0 ? 1 : (double) detected() / planted;
    }

    /** The middle delay, the later one of two, microseconds; 0 when nothing was found. */
    long medianDelay() {
        return delays.isEmpty() ? 0 : delays.get(delays.size() / 2);
    }

    /** The longest delay, microseconds; 0 when nothing was found. */
    long longestDelay() {
        return delays.isEmpty() ? 0 : delays.get(delays.size() - 1);
    }

    /** Everything planted, nothing else, and each within the rule's window. */
    boolean meetsTheFloor() {
        return planted > 0
                && missed.isEmpty()
                && unexpected.isEmpty()
                && longestDelay() <= rule.windowSeconds() * 1_000_000;
    }
}
