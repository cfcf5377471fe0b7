package io.cordon.detect.reference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The matches of one closed span of time. */
final class Window {

    private final Deque<Match> matches = new ArrayDeque<>();
    private final Map<String, Long> weights = new HashMap<>();
    private long weight;

    void add(Match match) {
        matches.addLast(match);
        weight += match.weight();
        if (!match.value().isEmpty()) {
            weights.merge(match.value(), match.weight(), Long::sum);
        }
    }

    void dropBefore(long time) {
        while (!matches.isEmpty() && matches.getFirst().time() < time) {
            Match old = matches.removeFirst();
            weight -= old.weight();
            // Weights are at least 1, so a value is gone when its weight is.
            weights.computeIfPresent(
                    old.value(), (value, sum) -> sum == old.weight() ? null : sum - old.weight());
        }
    }

    long weight() {
        return weight;
    }

    long weightOf(String value) {
        return weights.getOrDefault(value, 0L);
    }

    int distinct() {
        return weights.size();
    }

    /** Distinct values among the matches that carry a tag. */
    long distinct(String tag) {
        return matches.stream()
                .filter(match -> match.tags().contains(tag))
                .map(Match::value)
                .distinct()
                .count();
    }
}
