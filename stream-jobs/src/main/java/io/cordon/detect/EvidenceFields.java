package io.cordon.detect;

import org.jspecify.annotations.Nullable;

/**
 * The ECS fields that a rule's evidence fills, under {@code cordon.evidence}.
 *
 * @param peer field of the other side's addresses
 * @param port field of the ports; null when the rule says nothing of ports
 * @param name field of the names; null when the rule says nothing of names
 */
public record EvidenceFields(String peer, @Nullable String port, @Nullable String name) {}
