package io.cordon.detect;

import org.jspecify.annotations.Nullable;

/**
 * The ECS fields that a rule's evidence fills, under {@code cordon.evidence}, beside those that are
 * the same for every rule.
 *
 * @param peer field of the other side's addresses
 * @param target field of the addresses that the other side acted upon; null when the subject is one
 *     of the two sides
 * @param port field of the ports; null when the rule says nothing of ports
 * @param name field of the names; null when the rule says nothing of names
 */
public record EvidenceFields(
        String peer, @Nullable String target, @Nullable String port, @Nullable String name) {

    /** Logins of one who acts: on which servers, ports and users. */
    public static final EvidenceFields OF_CLIENT =
            new EvidenceFields("destination.ip", null, "destination.port", "user.name");

    /** Logins to a device: by whom, on which ports and users. */
    public static final EvidenceFields OF_SERVER =
            new EvidenceFields("source.ip", null, "destination.port", "user.name");

    /** Logins with one credential: by whom, where, on which ports and users. */
    public static final EvidenceFields OF_CREDENTIAL =
            new EvidenceFields("source.ip", "destination.ip", "destination.port", "user.name");
}
