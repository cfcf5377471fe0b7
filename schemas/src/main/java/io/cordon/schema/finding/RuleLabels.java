package io.cordon.schema.finding;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What every document of one rule says alike. Serializable, since sinks carry it to their writers.
 *
 * @param name one line for people ({@code rule.name})
 * @param categories ECS {@code event.category} values
 * @param techniques ATT&amp;CK Enterprise technique ids ({@code threat.technique.id})
 * @param icsTechniques ATT&amp;CK for ICS technique ids ({@code cordon.attack.ics})
 * @param provisions of standards that the finding touches ({@code cordon.provision})
 * @param advice one plain sentence: who can do what ({@code cordon.advice}), with marks such as
 *     {@code {answers}} where the document names the finding's own addresses and ports; empty when
 *     there is none
 */
public record RuleLabels(
        String name,
        List<String> categories,
        List<String> techniques,
        List<String> icsTechniques,
        List<String> provisions,
        String advice)
        implements Serializable {

    /** The ATT&amp;CK release in which the ids were looked up. */
    public static final String ATTACK_VERSION = "18.1";

    private static final String ETSI = "ETSI EN 303 645 ";

    /** Copies the lists. */
    public RuleLabels {
        categories = List.copyOf(categories);
        techniques = List.copyOf(techniques);
        icsTechniques = List.copyOf(icsTechniques);
        provisions = List.copyOf(provisions);
    }

    /** A rule with a name, categories and Enterprise techniques. */
    public RuleLabels(String name, List<String> categories, List<String> techniques) {
        this(name, categories, techniques, List.of(), List.of(), "");
    }

    /** The same with techniques of ATT&amp;CK for ICS. */
    public RuleLabels ics(String... ids) {
        return new RuleLabels(name, categories, techniques, List.of(ids), provisions, advice);
    }

    /** The same with provisions of ETSI EN 303 645 V3.1.3, by number. */
    public RuleLabels etsi(String... numbers) {
        List<String> full = new ArrayList<>();
        for (String number : numbers) {
            full.add(ETSI + number);
        }
        return new RuleLabels(name, categories, techniques, icsTechniques, full, advice);
    }

    /** The same with a sentence on what to do. */
    public RuleLabels advising(String sentence) {
        return new RuleLabels(name, categories, techniques, icsTechniques, provisions, sentence);
    }
}
