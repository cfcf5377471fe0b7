package io.cordon.detect;

import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.panes.PaneRule;
import io.cordon.schema.finding.RuleLabels;
import java.util.List;

/**
 * What a rule is, apart from how it judges.
 *
 * @param id rule id, for example {@code CRED-BRUTE-FAST}
 * @param labels what its documents say alike
 * @param subjects the types of subject that its findings have
 * @param requirement what its matches must add up to
 * @param evidence which document fields its evidence fills
 * @param parameters thresholds in force, and the version they make
 */
public record RuleProfile(
        String id,
        RuleLabels labels,
        List<String> subjects,
        Requirement requirement,
        EvidenceFields evidence,
        Parameters parameters) {

    /** Copies the list. */
    public RuleProfile {
        subjects = List.copyOf(subjects);
    }

    /** Of a counting rule. */
    public RuleProfile(
            String id,
            RuleLabels labels,
            List<String> subjects,
            CountingRule counting,
            EvidenceFields evidence,
            Parameters parameters) {
        this(id, labels, subjects, new Requirement.Counts(counting), evidence, parameters);
    }

    /** Of a pane rule. */
    public RuleProfile(
            String id,
            RuleLabels labels,
            List<String> subjects,
            PaneRule panes,
            EvidenceFields evidence,
            Parameters parameters) {
        this(id, labels, subjects, new Requirement.Sums(panes), evidence, parameters);
    }
}
