package io.cordon.local.demo;

import io.cordon.local.simulator.PlantedFinding;
import io.cordon.local.simulator.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What was found against what was planted, id by id.
 *
 * @param planted everything that must be found
 * @param missing of it, what was not
 * @param unexpected what was found and never planted
 */
record Comparison(
        List<PlantedFinding> planted, List<PlantedFinding> missing, List<Found> unexpected) {

    /** Lines of detail at most, so that a broken run does not flood the terminal. */
    private static final int MOST_LINES = 20;

    /**
     * A finding in the index.
     *
     * @param id its id
     * @param rule rule id
     * @param subject canonical text
     */
    record Found(String id, String rule, String subject) {}

    /** Compares under a tenant. */
    static Comparison of(List<PlantedFinding> planted, Collection<Found> found, String tenant) {
        Set<String> foundIds = new HashSet<>();
        found.forEach(f -> foundIds.add(f.id()));
        Set<String> plantedIds = new HashSet<>();
        planted.forEach(p -> plantedIds.add(p.id(tenant)));
        return new Comparison(
                List.copyOf(planted),
                planted.stream().filter(p -> !foundIds.contains(p.id(tenant))).toList(),
                found.stream().filter(f -> !plantedIds.contains(f.id())).toList());
    }

    /** True when everything planted was found, and nothing else. */
    boolean agrees() {
        return missing.isEmpty() && unexpected.isEmpty();
    }

    /** For each rule the first planted finding that was found. */
    List<PlantedFinding> examples() {
        Map<Rule, PlantedFinding> first = new EnumMap<>(Rule.class);
        planted.stream()
                .filter(p -> !missing.contains(p))
                .forEach(p -> first.putIfAbsent(p.rule(), p));
        return List.copyOf(first.values());
    }

    /** A table by rule, and below it what does not agree. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(row("rule", "planted", "found", "missing", "unexpected"));
        for (Rule rule : Rule.values()) {
            long all = planted.stream().filter(p -> p.rule() == rule).count();
            long gone = missing.stream().filter(p -> p.rule() == rule).count();
            long extra = unexpected.stream().filter(f -> f.rule().equals(rule.id())).count();
            lines.add(row(rule.id(), all, all - gone, gone, extra));
        }
        lines.add(
                row(
                        "all",
                        planted.size(),
                        planted.size() - missing.size(),
                        missing.size(),
                        unexpected.size()));
        missing.stream()
                .limit(MOST_LINES)
                .forEach(
                        p ->
                                lines.add(
                                        "missing: "
                                                + p.rule().id()
                                                + " "
                                                + p.subject()
                                                + " ("
                                                + p.story()
                                                + ")"));
        unexpected.stream()
                .limit(MOST_LINES)
                .forEach(
                        f ->
                                lines.add(
                                        "unexpected: "
                                                + f.rule()
                                                + " "
                                                + f.subject()
                                                + " "
                                                + f.id()));
        return lines;
    }

    private static String row(Object rule, Object a, Object b, Object c, Object d) {
        return String.format(Locale.ROOT, "%-22s %8s %8s %8s %11s", rule, a, b, c, d);
    }
}
