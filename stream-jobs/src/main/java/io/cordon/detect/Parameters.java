package io.cordon.detect;

import io.cordon.schema.finding.FindingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The thresholds of one rule: what the operator set, over the defaults that the rule asks for. A
 * detector reads all its parameters in its constructor; {@link #rejectUnknown} then names what
 * nobody asked for.
 */
public final class Parameters {

    private static final String DEFINITION = "1.0.0";

    private final String ruleId;
    private final Map<String, Object> set;
    private final SortedMap<String, Object> inForce = new TreeMap<>();
    private final SortedMap<String, Object> changed = new TreeMap<>();

    /**
     * Parameters of a rule.
     *
     * @param set what the operator set: numbers, booleans or lists of numbers, by name
     */
    public Parameters(String ruleId, Map<String, Object> set) {
        this.ruleId = ruleId;
        this.set = Map.copyOf(set);
    }

    /** A whole number within bounds. */
    public int number(String name, int standard, int least, int most) {
        Object value = set.getOrDefault(name, standard);
        if (!(value instanceof Integer number) || number < least || number > most) {
            throw refused(name, "a whole number from " + least + " to " + most);
        }
        note(name, number, standard);
        return number;
    }

    /** A list of ports. */
    public List<Integer> ports(String name, List<Integer> standard) {
        Object value = set.getOrDefault(name, standard);
        List<Integer> ports = new ArrayList<>();
        for (Object port : value instanceof List<?> list ? list : List.of(value)) {
            if (!(port instanceof Integer number) || number < 0 || number > 65535) {
                throw refused(name, "a list of ports from 0 to 65535");
            }
            ports.add(number);
        }
        List<Integer> sorted = ports.stream().distinct().sorted().toList();
        note(name, sorted, standard.stream().sorted().toList());
        return sorted;
    }

    private void note(String name, Object value, Object standard) {
        inForce.put(name, value);
        if (!Objects.equals(value, standard)) {
            changed.put(name, value);
        }
    }

    private IllegalArgumentException refused(String name, String expected) {
        return new IllegalArgumentException(
                "Cannot use rule file: " + ruleId + "." + name + " must be " + expected);
    }

    /** Complains of the first name that the rule does not know. */
    public void rejectUnknown() {
        for (String name : new TreeMap<>(set).keySet()) {
            if (!name.equals("enabled") && !inForce.containsKey(name)) {
                throw new IllegalArgumentException(
                        "Cannot use rule file: "
                                + ruleId
                                + " has no parameter '"
                                + name
                                + "'; it has "
                                + String.join(", ", inForce.keySet()));
            }
        }
    }

    /** False when the operator switched the rule off. */
    public boolean enabled() {
        Object value = set.getOrDefault("enabled", true);
        if (!(value instanceof Boolean enabled)) {
            throw refused("enabled", "true or false");
        }
        return enabled;
    }

    /** Every parameter that the rule has, as in force. */
    public SortedMap<String, Object> inForce() {
        return inForce;
    }

    /**
     * Version of the definition; with changed thresholds also 8 hex digits of their SHA-256, so
     * that findings under different thresholds can be told apart.
     */
    public String version() {
        return changed.isEmpty()
                ? DEFINITION
                : DEFINITION + "+" + FindingId.hash(changed.toString()).substring(0, 8);
    }
}
