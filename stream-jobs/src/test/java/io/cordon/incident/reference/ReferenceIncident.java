package io.cordon.incident.reference;

import java.util.List;

/**
 * An incident as the reference sees it; lists are written as the document has them.
 *
 * @param rules of each rule: id, findings, records, first, last, worst severity
 * @param named ids of the findings by name
 * @param factors base, exposure, exploitation, setting, spread, confidence
 */
public record ReferenceIncident(
        String id,
        String tenant,
        String subjectType,
        String subject,
        long start,
        long end,
        long version,
        long findings,
        long first,
        long last,
        List<String> rules,
        List<String> named,
        String leading,
        List<Double> factors,
        double score,
        int severity) {}
