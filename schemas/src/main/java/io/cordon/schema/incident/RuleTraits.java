package io.cordon.schema.incident;

import java.util.Locale;
import java.util.Map;

/**
 * What incidents know of a rule ({@code rules.csv}).
 *
 * @param family the part of a story that its findings tell, for example {@code guessing}
 * @param exploitation when a finding of the rule means that attackers succeeded
 * @param countsDevices true when {@code cordon.distinct} counts the devices that a finding touches
 */
public record RuleTraits(String family, Success exploitation, boolean countsDevices) {

    /** When a finding means that attackers succeeded. */
    public enum Success {
        /** The rule sees somebody get in, or attackers use the device. */
        ALWAYS,
        /** When the finding is about a device of ours. */
        OURS,
        /** What it sees is an attempt or an opening. */
        NEVER
    }

    private static final Map<String, RuleTraits> RULES =
            Table.read(
                    "rules.csv",
                    row ->
                            new RuleTraits(
                                    row.getField("family"),
                                    Success.valueOf(
                                            row.getField("exploitation").toUpperCase(Locale.ROOT)),
                                    row.getField("devices").equals("distinct")));

    /**
     * Those of a rule.
     *
     * @throws IllegalStateException when the table has no such rule
     */
    public static RuleTraits of(String ruleId) {
        RuleTraits traits = RULES.get(ruleId);
        if (traits == null) {
            throw new IllegalStateException(
                    "Cannot judge a finding: rules.csv has no rule " + ruleId);
        }
        return traits;
    }

    /** Every rule of the table, by id. */
    public static Map<String, RuleTraits> all() {
        return RULES;
    }
}
