package io.cordon.local.simulator;

import io.cordon.schema.finding.FindingId;

/**
 * A finding that the simulated telemetry must lead to.
 *
 * @param rule the rule
 * @param subjectType source, pair, device, credential, victim or prefix
 * @param subject canonical text
 * @param periodStart microseconds since the Unix epoch, UTC
 * @param began when the first event of the attack happened that can have helped, microseconds
 * @param story what happened, in a few words
 */
public record PlantedFinding(
        Rule rule, String subjectType, String subject, long periodStart, long began, String story) {

    /** The id that the finding must have under a tenant. */
    public String id(String tenant) {
        return FindingId.of(tenant, rule.id(), subjectType, subject, periodStart);
    }
}
