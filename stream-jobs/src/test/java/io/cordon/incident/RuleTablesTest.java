package io.cordon.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.incident.References;
import io.cordon.schema.incident.RuleTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of incidents against the catalogue of rules and the page. */
class RuleTablesTest {

    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->";

    /** ATT&amp;CK for ICS has no technique for guessing passwords: T0806 is about inputs. */
    private static final Set<String> WITHOUT_ICS =
            Set.of("CRED-BRUTE-FAST", "CRED-BRUTE-SLOW", "CRED-BRUTE-SIP");

    static Stream<Detector> rules() {
        return new DetectorCatalog(DetectionSettings.published()).all().stream();
    }

    @Test
    void theTableHasEveryRuleInTheOrderOfTheCatalogue() {
        assertThat(RuleTraits.all().keySet()).containsExactlyElementsOf(DetectorCatalog.ids());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatARuleRefersToHasAName(Detector rule) {
        RuleLabels labels = rule.labels();

        assertThat(labels.techniques())
                .isNotEmpty()
                .allMatch(id -> id.matches("T1\\d{3}(\\.\\d{3})?"));
        assertThat(labels.techniques()).allMatch(id -> References.technique(id).isPresent());
        assertThat(labels.icsTechniques()).allMatch(id -> References.technique(id).isPresent());
        assertThat(labels.icsTechniques().isEmpty()).isEqualTo(WITHOUT_ICS.contains(rule.id()));
        assertThat(labels.provisions()).allMatch(one -> References.provision(one).isPresent());
        // What happens to a victim breaks no provision: its product did nothing wrong.
        assertThat(labels.provisions().isEmpty())
                .isEqualTo(RuleTraits.of(rule.id()).family().equals("attack"));
    }

    /** Rewrites the table of the page with {@code -Dcordon.docs.write=true}. */
    @Test
    void thePageListsTheFamilies() throws IOException {
        StringBuilder table =
                new StringBuilder("| Rule | Family | Success | Devices |\n|---|---|---|---|\n");
        for (Map.Entry<String, RuleTraits> rule : RuleTraits.all().entrySet()) {
            RuleTraits traits = rule.getValue();
            table.append(
                    "| `%s` | `%s` | %s | %s |\n"
                            .formatted(
                                    rule.getKey(),
                                    traits.family(),
                                    switch (traits.exploitation()) {
                                        case ALWAYS -> "yes";
                                        case OURS -> "when about a device";
                                        case NEVER -> "";
                                    },
                                    traits.countsDevices() ? "`cordon.distinct`" : "1"));
        }
        Path file = Path.of(System.getProperty("cordon.root"), "docs/reference/incidents.md");
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("cordon.docs.write")) {
            Files.writeString(file, page.substring(0, begin) + table + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(table.toString());
        }
    }
}
