package io.cordon.schema.incident;

import java.util.Map;
import java.util.Optional;

/**
 * Names of what rules refer to by number: techniques of ATT&amp;CK (Enterprise and ICS) and
 * provisions of ETSI EN 303 645.
 */
public final class References {

    private static final Map<String, String> TECHNIQUES =
            Table.read("techniques.csv", row -> row.getField("name"));

    private static final Map<String, String> PROVISIONS =
            Table.read(
                    "provisions.csv",
                    row -> row.getField("text") + " (" + row.getField("status") + ")");

    private References() {}

    /** The technique's name; empty when the table does not have it. */
    public static Optional<String> technique(String id) {
        return Optional.ofNullable(TECHNIQUES.get(id));
    }

    /**
     * What the provision asks for, and its status.
     *
     * @param provision as labels have it, for example {@code ETSI EN 303 645 5.1-1}
     */
    public static Optional<String> provision(String provision) {
        return Optional.ofNullable(
                PROVISIONS.get(provision.substring(provision.lastIndexOf(' ') + 1)));
    }
}
