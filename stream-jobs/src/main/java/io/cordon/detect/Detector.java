package io.cordon.detect;

import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.panes.PaneRule;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;
import java.util.Optional;

/**
 * One detection rule: what it is, and a judge for each kind of record that it reads. Most rules
 * read one kind and are their own judge: {@link LoginDetector}, {@link FlowDetector}, {@link
 * DnsDetector}.
 */
public interface Detector {

    /** What the rule is. */
    RuleProfile profile();

    /** Who judges records for it, one a kind of record. */
    List<Judge<?>> judges();

    /** The kinds of record that it reads. */
    default List<String> reads() {
        return judges().stream().map(judge -> judge.input().getSimpleName()).toList();
    }

    /** Rule id. */
    default String id() {
        return profile().id();
    }

    /** What its documents say alike. */
    default RuleLabels labels() {
        return profile().labels();
    }

    /** What its matches must add up to. */
    default Requirement requirement() {
        return profile().requirement();
    }

    /**
     * What the matches of a counting rule must add up to.
     *
     * @throws IllegalStateException when it is a pane rule
     */
    default CountingRule counting() {
        if (requirement() instanceof Requirement.Counts counts) {
            return counts.rule();
        }
        throw new IllegalStateException(id() + " is no counting rule");
    }

    /**
     * What the matches of a pane rule must add up to.
     *
     * @throws IllegalStateException when it is a counting rule
     */
    default PaneRule panes() {
        if (requirement() instanceof Requirement.Sums sums) {
            return sums.rule();
        }
        throw new IllegalStateException(id() + " is no pane rule");
    }

    /** Which document fields its evidence fills. */
    default EvidenceFields evidence() {
        return profile().evidence();
    }

    /** Thresholds in force, and the version they make. */
    default Parameters parameters() {
        return profile().parameters();
    }

    /** Why the rule cannot judge anything with what it was given; empty when it is active. */
    default Optional<String> inactive() {
        return Optional.empty();
    }
}
