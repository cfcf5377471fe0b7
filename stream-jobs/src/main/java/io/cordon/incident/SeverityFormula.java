package io.cordon.incident;

import io.cordon.schema.finding.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code score = 100 * min(1, base * exposure * exploitation * setting * spread * confidence)}: the
 * values of every factor (docs/reference/incidents.md, "Severity").
 */
public final class SeverityFormula {

    /** From where the finding's subject was reached. */
    public enum Exposure {
        /** Reached from nowhere: nothing says so of a device yet. */
        ISOLATED(0.5),
        /** Every address of the finding is ours. */
        INTERNAL(0.8),
        /** An address of the finding is outside. */
        INTERNET(1.2);

        private final double value;

        Exposure(double value) {
            this.value = value;
        }

        /** {@code cordon.exposure}: the name in lower case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The factor. */
        public double value() {
            return value;
        }
    }

    /** What is known of the use of an opening by attackers. */
    public enum Exploitation {
        /** Nothing. */
        NONE(1),
        /** Likely within a month: EPSS percentile of 0.9 or more. */
        EPSS(1.15),
        /** In CISA's list of known exploited vulnerabilities. */
        KEV(1.4),
        /** In that list, used for ransomware. */
        RANSOMWARE(1.5),
        /** Seen here: somebody got in, or uses the device. */
        SUCCESS(1.6);

        private final double value;

        Exploitation(double value) {
            this.value = value;
        }

        /** {@code cordon.exploitation}: the name in lower case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The factor. */
        public double value() {
            return value;
        }
    }

    private SeverityFormula() {}

    /** Of the finding's own severity. */
    public static double base(int severity) {
        return switch (Severity.of(severity)) {
            case INFO -> 0.1;
            case LOW -> 0.3;
            case MEDIUM -> 0.5;
            case HIGH -> 0.75;
            case CRITICAL -> 1;
        };
    }

    /** Of where the subject stands; 1 when nobody has said. */
    public static double setting(@Nullable String setting) {
        return switch (setting == null ? "" : setting) {
            case "enterprise", "public" -> 1.1;
            case "industrial", "critical" -> 1.3;
            case "hospital", "safety" -> 1.5;
            default -> 1;
        };
    }

    /** Of the number of devices that the finding touches; one when fewer are known. */
    public static double spread(long devices) {
        return 1 + 0.1 * Math.log10(Math.max(1, devices));
    }

    /** Of the finding's confidence. */
    public static double confidence(String confidence) {
        return switch (confidence) {
            case "high" -> 1;
            case "medium" -> 0.85;
            default -> 0.6;
        };
    }

    /** The score, 0 to 100, to one decimal. */
    public static double score(double product) {
        return Math.round(1000 * Math.min(1, product)) / 10.0;
    }

    /** The severity of a score: below 21 info, from 21 low, 47 medium, 73 high, 99 critical. */
    public static Severity severity(double score) {
        return Severity.of((int) score);
    }
}
