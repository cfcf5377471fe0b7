package io.cordon.detect.generated;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.generated.Scenario.Expectation;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedInputTest {

    private static final List<String> RULES =
            List.of(
                    "CRED-BRUTE-FAST",
                    "CRED-BRUTE-SLOW",
                    "CRED-BRUTE-SIP",
                    "CRED-SPRAY",
                    "CRED-SPRAY-DIST",
                    "CRED-FAIL-THEN-SUCCESS",
                    "CRED-DEFAULT-ATTEMPT",
                    "CRED-DEFAULT-SUCCESS",
                    "CRED-REUSE",
                    "CRED-CLEARTEXT",
                    "CRED-EMPTY",
                    "CRED-TELNET-EXPOSED",
                    "CRED-GUESS-OUTBOUND",
                    "AMP-OPEN-RESOLVER",
                    "AMP-OPEN-SERVICE",
                    "AMP-NTP-MONLIST",
                    "AMP-MIDDLEBOX",
                    "SCAN-HORIZONTAL",
                    "SCAN-MIRAI",
                    "AMP-VICTIM",
                    "AMP-CARPET",
                    "AMP-MULTIVECTOR",
                    "AMP-DNS-LARGE",
                    "AMP-HONEYPOT",
                    "AMP-BACKSCATTER",
                    "DOS-VOLUME",
                    "AMP-REFLECTOR",
                    "AMP-REFLECTOR-SMALL",
                    "DOS-SYN-FLOOD",
                    "FW-CVE",
                    "FW-KEV",
                    "FW-EPSS",
                    "FW-EOL",
                    "FW-LAG",
                    "FW-DOWNGRADE",
                    "FW-UNKNOWN-CHANGE");

    static List<Scenario> scenarios() {
        return GeneratedInput.scenarios(GeneratedInput.SEED);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyExpectationHoldsUnderTheReference(Scenario scenario) {
        List<ReferenceFinding> findings =
                new NaiveReference(scenario.feeds())
                        .findings(scenario.records()).stream()
                                .filter(f -> f.rule().equals(scenario.rule()))
                                .filter(f -> f.subject().equals(scenario.subject()))
                                .toList();

        assertThat(findings).hasSize(scenario.findings());
        if (scenario.says() != null) {
            assertThat(findings)
                    .extracting(f -> f.confidence() + " " + f.severity())
                    .containsOnly(scenario.says());
        }
    }

    @Test
    void everyRuleHasTwentyOfEachKindInBothFamilies() {
        Map<String, Long> counts =
                scenarios().stream()
                        .collect(
                                groupingBy(
                                        s -> s.rule() + " " + s.family() + " " + s.expectation(),
                                        counting()));

        List<String> kinds =
                RULES.stream()
                        .flatMap(
                                rule ->
                                        Stream.of(Family.values())
                                                .flatMap(
                                                        family ->
                                                                Stream.of(Expectation.values())
                                                                        .map(
                                                                                e ->
                                                                                        rule + " "
                                                                                                + family
                                                                                                + " "
                                                                                                + e)))
                        .toList();
        assertThat(counts).containsOnlyKeys(kinds);
        assertThat(counts)
                .allSatisfy((kind, n) -> assertThat(n).as(kind).isGreaterThanOrEqualTo(20));
    }

    @Test
    void namesAreUniqueAndSubjectsAreOneScenariosEach() {
        List<Scenario> scenarios = scenarios();

        assertThat(scenarios).extracting(Scenario::name).doesNotHaveDuplicates();
        assertThat(scenarios).extracting(s -> s.rule() + s.subject()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {GeneratedInput.SEED, 1, 2, 3})
    void mixedWithBackgroundNothingElseIsFound(long seed) {
        GeneratedInput.Whole whole = GeneratedInput.whole(seed);
        Set<String> alone =
                whole.scenarios().stream()
                        .flatMap(s -> new NaiveReference(s.feeds()).findings(s.records()).stream())
                        .filter(GeneratedInputTest::isAboutAnAddress)
                        .map(f -> f.rule() + " " + f.subject() + " " + f.id())
                        .collect(Collectors.toSet());

        Set<String> together =
                new NaiveReference(whole.feeds())
                        .findings(whole.records()).stream()
                                .filter(GeneratedInputTest::isAboutAnAddress)
                                .map(f -> f.rule() + " " + f.subject() + " " + f.id())
                                .collect(Collectors.toSet());

        assertThat(together).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(alone);
        assertThat(new NaiveReference(whole.feeds()).findings(whole.background())).isEmpty();
    }

    /** Default pairs are tried in many scenarios, so credentials are nobody's own. */
    private static boolean isAboutAnAddress(ReferenceFinding finding) {
        return !finding.subjectType().equals("credential");
    }

    @Test
    void theSameSeedGivesTheSameRecords() {
        assertThat(GeneratedInput.whole(7).records())
                .isEqualTo(GeneratedInput.whole(7).records())
                .isNotEqualTo(GeneratedInput.whole(8).records());
    }

    @Test
    void noRecordIsFarEnoughFromTheEdgeToBeLate() {
        assertThat(GeneratedInput.whole(GeneratedInput.SEED).records())
                .extracting(GeneratedInput::time)
                .allSatisfy(
                        time ->
                                assertThat(time)
                                        .isBetween(
                                                Timeline.EDGE - Timeline.HOUR,
                                                Timeline.EDGE + Timeline.HOUR - 1));
    }

    @Test
    void theWholeHasAllRecordTypesAndStaysSmall() {
        GeneratedInput.Whole whole = GeneratedInput.whole(GeneratedInput.SEED);
        Set<Class<?>> types =
                whole.records().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(types)
                .containsExactlyInAnyOrder(
                        Flow.class,
                        LoginAttempt.class,
                        DnsTransaction.class,
                        DeviceObservation.class);
        assertThat(whole.records().size()).isBetween(60_000, 200_000);
    }
}
