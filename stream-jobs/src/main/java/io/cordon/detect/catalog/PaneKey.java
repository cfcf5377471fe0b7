package io.cordon.detect.catalog;

import io.cordon.detect.Subject;
import io.cordon.schema.finding.FindingId;

/**
 * The key by which sums meet: tenant first, then rule, then subject. Unlike counting rules, pane
 * rules keep a state each: it is larger, and its panes differ.
 *
 * @param tenant whose network
 * @param ruleId the rule
 * @param subjectType kind of subject
 * @param subject canonical text
 */
public record PaneKey(String tenant, String ruleId, String subjectType, String subject) {

    /** The text of a subject's key under a rule: the four parts joined by line feeds. */
    public static String text(String tenant, String ruleId, Subject subject) {
        return tenant + '\n' + ruleId + '\n' + subject.type() + '\n' + subject.value();
    }

    /** The key of a text made by {@link #text}. Only the subject may hold a line feed. */
    public static PaneKey parse(String text) {
        String[] parts = text.split("\n", 4);
        return new PaneKey(parts[0], parts[1], parts[2], parts[3]);
    }

    /** Whom it is about. */
    public SubjectKey about() {
        return new SubjectKey(tenant, subjectType, subject);
    }

    /** Id of the rule's finding in a period. */
    public String findingId(long periodStart) {
        return FindingId.of(tenant, ruleId, subjectType, subject, periodStart);
    }
}
