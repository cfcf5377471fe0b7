package io.cordon.schema.incident;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to do about an incident, in plain language: one action a rule family ({@code playbook.csv}),
 * and how to take the device off the network without hurting anybody. Nothing here is done by
 * machine; {@link Isolation} says what never may be.
 */
public final class Playbook {

    private static final String SUBJECT = "{device}";

    private record Row(String device, String other) {}

    private static final Map<String, Row> ACTIONS =
            Table.read(
                    "playbook.csv", row -> new Row(row.getField("device"), row.getField("other")));

    /** Settings in which nobody's safety hangs on a device, as far as its operator has said. */
    private static final Set<String> HARMLESS = Set.of("home", "enterprise", "public");

    /** Settings in which the failure of a device can hurt people. */
    private static final Set<String> SAFETY =
            Set.of("hospital", "safety", "industrial", "critical");

    /** Whether the subject may be cut off. */
    public enum Isolation {
        /** A device in a setting that its operator calls harmless: automation may be used. */
        POSSIBLE("possible"),
        /** People may depend on it, or nobody said where it stands: only by hand, after asking. */
        BY_HAND("by-hand"),
        /** The subject is no device that we protect. */
        NOT_APPLICABLE("not-applicable");

        private final String text;

        Isolation(String text) {
            this.text = text;
        }

        /** {@code cordon.isolation}. */
        public String text() {
            return text;
        }
    }

    private Playbook() {}

    /** Families that have an action. */
    public static Set<String> families() {
        return ACTIONS.keySet();
    }

    /** The recommended action for a family, about this subject. */
    public static String action(String family, String subjectType, String subject) {
        Row row = ACTIONS.get(family);
        if (row == null) {
            throw new IllegalStateException(
                    "Cannot recommend an action: playbook.csv has no family " + family);
        }
        return (isDevice(subjectType) ? row.device() : row.other()).replace(SUBJECT, subject);
    }

    /** Whether the subject may be cut off, given where it stands. */
    public static Isolation isolation(String subjectType, @Nullable String setting) {
        if (!isDevice(subjectType)) {
            return Isolation.NOT_APPLICABLE;
        }
        return setting != null && HARMLESS.contains(setting)
                ? Isolation.POSSIBLE
                : Isolation.BY_HAND;
    }

    /** How to take the device off the network; empty when the subject is none. */
    public static Optional<String> disconnect(
            String subjectType, String subject, @Nullable String setting) {
        return switch (isolation(subjectType, setting)) {
            case NOT_APPLICABLE -> Optional.empty();
            case POSSIBLE ->
                    Optional.of(
                            ("Taking %s off the network: disable its switch port or wireless client, or move it into a"
                                            + " network of its own without the Internet. Leave the power on until somebody has"
                                            + " looked at it, since a restart removes traces; then restart it from clean"
                                            + " firmware and change its password before it comes back.")
                                    .formatted(subject));
            case BY_HAND ->
                    Optional.of(
                            ("%s Never cut %s off from afar or by machine. Ask the people who use it first; have them"
                                            + " switch to a spare or to working by hand, and only then unplug its network cable"
                                            + " or wireless, with the power left on. Until then block its way to and from the"
                                            + " Internet only, and leave its local connections alone.")
                                    .formatted(
                                            setting != null && SAFETY.contains(setting)
                                                    ? "People may depend on this device (setting: "
                                                            + setting
                                                            + ")."
                                                    : "Nobody has said where this device stands, so people may depend on it.",
                                            subject));
        };
    }

    private static boolean isDevice(String subjectType) {
        return subjectType.equals("device");
    }
}
