package io.cordon.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be searched, and the fields that a line of its table shows. */
public enum SearchIndex {
    /** Findings. */
    FINDINGS(
            List.of(
                    "@timestamp",
                    "rule.id",
                    "cordon.subject.value",
                    "cordon.count",
                    "cordon.distinct",
                    "cordon.confidence",
                    "cordon.closed",
                    "organization.id",
                    "event.id")),
    /** Input and documents that could not be taken. */
    DEAD_LETTERS(
            List.of(
                    "@timestamp",
                    "error.code",
                    "cordon.dead_letter.source",
                    "cordon.dead_letter.line",
                    "cordon.dead_letter.byte_offset",
                    "organization.id",
                    "error.message")),
    /** Incidents. */
    INCIDENTS(
            List.of(
                    "@timestamp",
                    "cordon.severity",
                    "event.risk_score",
                    "cordon.incident.status",
                    "cordon.count",
                    "cordon.setting",
                    "message",
                    "organization.id",
                    "event.id"));

    private final List<String> columns;

    SearchIndex(List<String> columns) {
        this.columns = columns;
    }

    /** Its name on the command line: {@code findings}, {@code dead-letters}, {@code incidents}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException listing the names there are
     */
    public static SearchIndex ofLabel(String label) {
        return Arrays.stream(values())
                .filter(index -> index.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Cannot search index '%s': expected one of %s"
                                                .formatted(label, labels())));
    }

    /** Every name, for messages and completion. */
    public static String labels() {
        return Arrays.stream(values()).map(SearchIndex::label).collect(Collectors.joining(", "));
    }

    /** The daily indices; a pattern, since an alias without an index is an error. */
    String pattern() {
        return "cordon-" + label() + "-*";
    }

    List<String> columns() {
        return columns;
    }
}
