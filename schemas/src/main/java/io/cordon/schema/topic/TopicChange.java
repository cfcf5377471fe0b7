package io.cordon.schema.topic;

import java.util.Locale;

/**
 * What applying the catalogue did to one topic.
 *
 * @param topic its name
 * @param action what was done
 * @param detail the values that matter, for people
 */
public record TopicChange(String topic, Action action, String detail) {

    /** What can be done to a topic. */
    public enum Action {
        /** It was missing. */
        CREATED,
        /** It had fewer partitions. */
        GROWN,
        /** Some of its configuration differed. */
        CONFIGURED,
        /** It has more partitions than the catalogue asks for; they stay, since none can go. */
        LEFT_WIDER
    }

    @Override
    public String toString() {
        return topic + ": " + action.name().toLowerCase(Locale.ROOT) + " (" + detail + ")";
    }
}
