package io.cordon.local.simulator;

/**
 * Something that resembles an attack and must not be found.
 *
 * @param rule the rule that must stay silent
 * @param subject canonical text of who must not be accused
 * @param story why it is harmless or just below the rule, in a few words
 */
public record LookAlike(Rule rule, String subject, String story) {}
