package io.cordon.local.simulator;

import io.cordon.schema.finding.FindingId;

/**
 * A finding that the simulated telemetry must lead to.
 *
 * @param rule the rule
 * @param subjectType source, pair or device
 * @param subject canonical text
 * @param periodStart microseconds since the Unix epoch, UTC
 * @param story what happened, in a few words
 */
public record PlantedFinding(
        Rule rule, String subjectType, String subject, long periodStart, String story) {

    /** The id that the finding must have under a tenant. */
    public String id(String tenant) {
        return FindingId.of(tenant, rule.id(), subjectType, subject, periodStart);
    }
}
