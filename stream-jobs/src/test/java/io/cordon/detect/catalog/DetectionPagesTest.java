package io.cordon.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cordon.detect.Detector;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.finding.RuleLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule has a page that says what the code does, and a row wherever rules are listed. */
class DetectionPagesTest {

    private static final Path ROOT = Path.of(System.getProperty("cordon.root"));

    static Stream<Detector> detectors() {
        return new DetectorCatalog(settings(Map.of())).all().stream();
    }

    private static DetectionSettings settings(Map<String, Map<String, Object>> rules) {
        return DetectionSettings.of(
                List.of("192.0.2.0/24"), rules, List.of(), List.of(), List.of());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void itsPageNamesItsTechniquesProvisionsAndSubjects(Detector detector) throws IOException {
        String page = page(detector);
        RuleLabels labels = detector.labels();
        assertThat(labels.techniques()).isNotEmpty().allMatch(page::contains);
        assertThat(labels.icsTechniques()).allMatch(page::contains);
        // A victim has nothing to mend: the provisions are about devices.
        assertThat(labels.provisions().isEmpty())
                .isEqualTo(List.of("victim", "prefix").containsAll(detector.profile().subjects()));
        assertThat(labels.provisions())
                .allSatisfy(
                        provision ->
                                assertThat(page)
                                        .contains(provision.substring(provision.lastIndexOf(' '))));
        assertThat(labels.advice()).endsWith(".").doesNotContain("\n");
        assertThat(detector.profile().subjects())
                .allSatisfy(type -> assertThat(page).contains("`" + type + "`"));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void isListedWhereRulesAreListed(Detector detector) throws IOException {
        String file = detector.id().toLowerCase(Locale.ROOT) + ".md";

        String index = Files.readString(ROOT.resolve("docs/detections/README.md"));
        assertThat(index).contains("| [" + detector.id() + "](" + file + ") |");
        assertThat(tuning(index, detector.id()))
                .isEqualTo(new HashMap<>(detector.parameters().inForce()));
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("| `" + detector.id() + "` |");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void changedThresholdsChangeTheVersion(Detector detector) {
        detector.parameters()
                .inForce()
                .forEach(
                        (name, value) -> {
                            if (value instanceof Integer number) {
                                assertThat(
                                                with(detector.id(), name, other(number))
                                                        .detector(detector.id())
                                                        .parameters()
                                                        .version())
                                        .startsWith(detector.parameters().version() + "+");
                            }
                        });
    }

    private static int other(int number) {
        return number > 1 ? number - 1 : number + 1;
    }

    private static DetectorCatalog with(String rule, String name, Object value) {
        return new DetectorCatalog(settings(Map.of(rule, Map.of(name, value))));
    }

    private static String page(Detector detector) throws IOException {
        return Files.readString(
                ROOT.resolve("docs/detections")
                        .resolve(detector.id().toLowerCase(Locale.ROOT) + ".md"));
    }

    /** The rule's line in the page's block of YAML. */
    private static Map<String, Object> tuning(String page, String id) throws IOException {
        int begin = page.indexOf("```yaml\n") + 8;
        Map<String, Map<String, Object>> rules =
                new YAMLMapper()
                        .readValue(
                                page.substring(begin, page.indexOf("```", begin)),
                                new TypeReference<Map<String, Map<String, Object>>>() {});
        assertThat(rules).containsKey(id);
        return new HashMap<>(rules.get(id));
    }
}
