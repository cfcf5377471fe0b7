package io.cordon.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cordon.detect.Detector;
import io.cordon.detect.Requirement;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.counting.LargestState;
import io.cordon.detect.firmware.FirmwareDetector;
import io.cordon.detect.firmware.device.LargestDevice;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.GeneratedInput;
import io.cordon.detect.generated.Scenario;
import io.cordon.detect.generated.TestCredentials;
import io.cordon.detect.panes.LargestPane;
import io.cordon.detect.panes.PaneClause;
import io.cordon.schema.address.IpPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every detector has to bring along (docs/how-to/add-a-detector.md). */
class DetectorCatalogTest {

    private static final List<String> SECTIONS =
            List.of(
                    "Definition",
                    "Why it matters, and who can fix it",
                    "Thresholds",
                    "What an analyst sees",
                    "Triage",
                    "Tuning",
                    "Known false positives and gaps",
                    "State",
                    "References");

    private static final Pattern BOUND =
            Pattern.compile("\\*\\*At most ([0-9,]+) bytes\\*\\* per subject, sensor and period");

    private static final Pattern BOUND_OF_PANE =
            Pattern.compile(
                    "\\*\\*At most ([0-9,]+) bytes\\*\\* per subject, sensor, pane and port");

    private static final List<Scenario> SCENARIOS = GeneratedInput.scenarios(GeneratedInput.SEED);

    static Stream<Detector> detectors() {
        return catalog(Map.of()).all().stream();
    }

    private static Detector detector(Map<String, Map<String, Object>> rules, String id) {
        return catalog(rules).detector(id);
    }

    private static DetectorCatalog catalog(Map<String, Map<String, Object>> rules) {
        return new DetectorCatalog(
                PureRun.settings(
                        List.of(IpPrefix.parse("192.0.2.0/24")),
                        TestCredentials.defaults(),
                        rules,
                        List.of()));
    }

    @Test
    void idsAreUniqueAndThoseOfTheList() {
        assertThat(detectors().map(Detector::id))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(DetectorCatalog.ids())
                .allMatch(id -> id.matches("[A-Z]+(-[A-Z]+)+"));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void hasAPageWithEverySection(Detector detector) throws IOException {
        List<String> lines = Files.readAllLines(page(detector));

        assertThat(lines.get(0)).startsWith("# " + detector.id() + ": ");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("## "))
                .extracting(line -> line.substring(3))
                .containsExactlyElementsOf(SECTIONS);
        for (String section : SECTIONS) {
            assertThat(section(detector, section)).as(section).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void isFoundFromTheIndexesOfTheDocumentation(Detector detector) throws IOException {
        assertThat(docs("detections/README.md"))
                .contains("[" + detector.id() + "](" + file(detector) + ")");
        assertThat(docs("README.md")).contains("(detections/" + file(detector) + ")");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void hasPositivesAndNearMissesInBothFamilies(Detector detector) {
        for (Family family : Family.values()) {
            for (Scenario.Expectation expectation : Scenario.Expectation.values()) {
                assertThat(SCENARIOS)
                        .as("%s %s %s", detector.id(), family, expectation)
                        .filteredOn(scenario -> scenario.rule().equals(detector.id()))
                        .filteredOn(scenario -> scenario.family() == family)
                        .filteredOn(scenario -> scenario.expectation() == expectation)
                        .hasSizeGreaterThanOrEqualTo(20);
            }
        }
    }

    /** The block that people copy from the page changes nothing. */
    @ParameterizedTest
    @MethodSource("detectors")
    void itsPageShowsTheDefaults(Detector detector) throws IOException {
        String yaml = section(detector, "Tuning").split("```yaml\n", 2)[1].split("```", 2)[0];
        @SuppressWarnings("unchecked") // parameters by rule, as in a rule file
        Map<String, Map<String, Object>> rules = new YAMLMapper().readValue(yaml, Map.class);
        Detector tuned = detector(rules, detector.id());

        assertThat(rules).containsOnlyKeys(detector.id());
        assertThat(rules.values())
                .allSatisfy(
                        parameters ->
                                assertThat(parameters)
                                        .containsOnlyKeys(
                                                detector.parameters().inForce().keySet()));
        assertThat(tuned.parameters().version()).isEqualTo(detector.parameters().version());
        assertThat(condition(tuned)).isEqualTo(condition(detector));
        assertThat(section(detector, "References")).contains(detector.labels().techniques());
    }

    /** What its matches must add up to; the clauses of a pane rule are code, so their text. */
    private static Object condition(Detector detector) {
        return detector.requirement() instanceof Requirement.Sums sums
                ? sums.rule().clauses().stream().map(PaneClause::text).toList()
                : detector.requirement();
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void refusesAParameterThatItDoesNotHaveAndNamesThoseItHas(Detector detector) {
        assertThatThrownBy(() -> detector(Map.of(detector.id(), Map.of("speed", 1)), detector.id()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Cannot use rule file: "
                                + detector.id()
                                + " has no parameter 'speed'; it has "
                                + String.join(", ", detector.parameters().inForce().keySet()));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void refusesValuesOutsideOfItsBounds(Detector detector) {
        for (String parameter : detector.parameters().inForce().keySet()) {
            for (Object value : List.of(-1, 100_000, 1.5, "many")) {
                assertThatThrownBy(
                                () ->
                                        detector(
                                                Map.of(detector.id(), Map.of(parameter, value)),
                                                detector.id()))
                        .as("%s: %s", parameter, value)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(
                                "Cannot use rule file: "
                                        + detector.id()
                                        + "."
                                        + parameter
                                        + " must be ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void isInactiveWhenSwitchedOff(Detector detector) {
        Detector off = detector(Map.of(detector.id(), Map.of("enabled", false)), detector.id());

        assertThat(DetectorCatalog.whyInactive(off)).contains("switched off in the rule file");
        assertThat(DetectorCatalog.whyInactive(detector)).isEmpty();
    }

    /** The number on the page is a bound, and it is no more than a fourth above what can be met. */
    @ParameterizedTest
    @MethodSource("detectors")
    void keepsNoMoreThanItsPageSays(Detector detector) throws IOException {
        boolean panes = detector.requirement() instanceof Requirement.Sums;
        Matcher bound =
                (panes ? BOUND_OF_PANE : BOUND)
                        .matcher(section(detector, "State").replaceAll("\\s+", " "));
        assertThat(bound.find()).as("a bound in bytes on %s", file(detector)).isTrue();
        int declared = Integer.parseInt(bound.group(1).replace(",", ""));

        int largest =
                detector instanceof FirmwareDetector
                        ? LargestDevice.bytes()
                        : panes
                                ? LargestPane.bytes(detector.panes())
                                : LargestState.bytes(detector);
        assertThat(largest).isBetween(declared * 3 / 4, declared);
    }

    private static String section(Detector detector, String name) throws IOException {
        return Files.readString(page(detector))
                .split("\n## " + Pattern.quote(name) + "\n", 2)[1]
                .split("\n## ", 2)[0];
    }

    private static Path page(Detector detector) {
        return root().resolve("docs/detections").resolve(file(detector));
    }

    private static String file(Detector detector) {
        return detector.id().toLowerCase(Locale.ROOT) + ".md";
    }

    private static String docs(String name) throws IOException {
        return Files.readString(root().resolve("docs").resolve(name));
    }

    private static Path root() {
        return Path.of(System.getProperty("cordon.root"));
    }
}
