package io.cordon.detect.amplification.dnslarge;

import io.cordon.detect.Parameters;
import io.cordon.detect.amplification.AttackTiers;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.panes.Outcome;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneTerm;
import io.cordon.detect.panes.Tier;
import io.cordon.detect.panes.TotalClause;
import io.cordon.detect.panes.VectorClause;
import io.cordon.schema.finding.Severity;
import java.util.List;

/**
 * Thresholds of AMP-DNS-LARGE. Names with their types fall into {@value #GROUPS} groups, so that
 * what is kept of a victim does not grow with the names: docs/adr/0010-names-in-groups.md.
 *
 * @param answers answers of one group in a minute that cross
 * @param totalAnswers answers in a minute that cross, whatever they are about
 * @param largePayloadBytes payload of an answer; one with more is large
 */
record DnsLargeRule(int answers, int totalAnswers, int largePayloadBytes) {

    /** Groups of names; their numbers are 1 to this. */
    static final int GROUPS = 128;

    static DnsLargeRule of(Parameters parameters) {
        return new DnsLargeRule(
                parameters.number("answers", 100, 1, 99_999),
                parameters.number("totalAnswers", 3000, 1, 99_999),
                parameters.number("largePayloadBytes", 512, 1, 65_535));
    }

    PaneRule panes() {
        return PaneRule.volume(
                        new VectorClause(
                                AttackTiers.MINUTE,
                                group -> true,
                                "one group of names and types",
                                List.of(
                                        PaneTerm.atLeast(
                                                answers,
                                                "answers",
                                                (window, group) -> window.out(group).packets())),
                                new Outcome(Tier.NONE, Severity.MEDIUM, Confidence.HIGH)),
                        new TotalClause(
                                AttackTiers.MINUTE,
                                List.of(
                                        PaneTerm.atLeast(
                                                totalAnswers,
                                                "answers",
                                                (window, all) -> window.out().packets())),
                                new Outcome(Tier.NONE, Severity.MEDIUM, Confidence.MEDIUM)))
                .vectors(GROUPS);
    }
}
