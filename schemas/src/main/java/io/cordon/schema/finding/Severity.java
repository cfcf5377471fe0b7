package io.cordon.schema.finding;

import java.util.Locale;

/**
 * How bad a finding is, as its rule judges it without knowing the device. The numbers are those
 * that Elastic's detection rules use for {@code event.severity}, so that findings sort beside
 * theirs.
 */
public enum Severity {
    /** Good to know. */
    INFO(0),
    /** Look when there is time. */
    LOW(21),
    /** Look today. */
    MEDIUM(47),
    /** Act today. */
    HIGH(73),
    /** Act now. */
    CRITICAL(99);

    private final int number;

    Severity(int number) {
        this.number = number;
    }

    /** {@code event.severity}. */
    public int number() {
        return number;
    }

    /** {@code cordon.severity}: the name in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The worst severity whose number is not above this one. */
    public static Severity of(int number) {
        Severity found = INFO;
        for (Severity severity : values()) {
            if (severity.number <= number) {
                found = severity;
            }
        }
        return found;
    }
}
