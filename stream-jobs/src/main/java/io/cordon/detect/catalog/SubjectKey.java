package io.cordon.detect.catalog;

import io.cordon.detect.Subject;
import io.cordon.schema.finding.FindingId;

/**
 * The key by which matches meet: tenant first, then subject. All rules that speak of one subject
 * share it, so that a record crosses the network once however many of them it matches.
 *
 * @param tenant whose network
 * @param subjectType kind of subject
 * @param subject canonical text
 */
public record SubjectKey(String tenant, String subjectType, String subject) {

    /** The key of a subject. */
    public static SubjectKey of(String tenant, Subject subject) {
        return new SubjectKey(tenant, subject.type(), subject.value());
    }

    /** The three parts joined by line feeds. */
    public String text() {
        return tenant + '\n' + subjectType + '\n' + subject;
    }

    /** The key of a text made by {@link #text}. Only the subject may hold a line feed. */
    public static SubjectKey parse(String text) {
        String[] parts = text.split("\n", 3);
        return new SubjectKey(parts[0], parts[1], parts[2]);
    }

    /** Id of a rule's finding about this subject in a period. */
    public String findingId(String ruleId, long periodStart) {
        return FindingId.of(tenant, ruleId, subjectType, subject, periodStart);
    }
}
