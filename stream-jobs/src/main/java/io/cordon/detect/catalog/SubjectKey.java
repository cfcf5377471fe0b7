package io.cordon.detect.catalog;

import io.cordon.schema.finding.FindingId;

/**
 * The key by which matches meet: tenant first, then rule and subject. Its text is the beginning of
 * the text that a finding's id is made of.
 *
 * @param tenant whose network
 * @param ruleId rule
 * @param subjectType kind of subject
 * @param subject canonical text
 */
public record SubjectKey(String tenant, String ruleId, String subjectType, String subject) {

    /** The four parts joined by line feeds. */
    public String text() {
        return tenant + '\n' + ruleId + '\n' + subjectType + '\n' + subject;
    }

    /** The key of a text made by {@link #text}. Only the subject may hold a line feed. */
    public static SubjectKey parse(String text) {
        String[] parts = text.split("\n", 4);
        return new SubjectKey(parts[0], parts[1], parts[2], parts[3]);
    }

    /** Id of the finding about this subject in a period. */
    public String findingId(long periodStart) {
        return FindingId.of(tenant, ruleId, subjectType, subject, periodStart);
    }
}
