package io.cordon.schema.finding;

import java.io.Serializable;
import java.util.List;

/**
 * What every document of one rule says alike. Serializable, since sinks carry it to their writers.
 *
 * @param name one line for people ({@code rule.name})
 * @param categories ECS {@code event.category} values
 * @param techniques ATT&amp;CK technique ids ({@code threat.technique.id})
 */
public record RuleLabels(String name, List<String> categories, List<String> techniques)
        implements Serializable {

    /** Copies the lists. */
    public RuleLabels {
        categories = List.copyOf(categories);
        techniques = List.copyOf(techniques);
    }
}
