package io.cordon.detect.generated;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.generated.Scenario.Expectation;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedInputTest {

    private static final List<String> RULES =
            List.of(
                    "CRED-BRUTE-FAST",
                    "CRED-DEFAULT-ATTEMPT",
                    "CRED-TELNET-EXPOSED",
                    "AMP-OPEN-RESOLVER",
                    "SCAN-HORIZONTAL");

    static List<Scenario> scenarios() {
        return GeneratedInput.scenarios(GeneratedInput.SEED);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyExpectationHoldsUnderTheReference(Scenario scenario) {
        List<ReferenceFinding> findings =
                new NaiveReference(scenario.networks(), TestCredentials.defaults())
                        .findings(scenario.records());

        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals(scenario.rule()))
                .filteredOn(finding -> finding.subject().equals(scenario.subject()))
                .hasSize(scenario.findings());
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

        Map<String, Long> found =
                new NaiveReference(whole.networks(), whole.defaults())
                        .findings(whole.records()).stream()
                                .collect(groupingBy(f -> f.rule() + " " + f.subject(), counting()));

        assertThat(found)
                .as("seed %d", seed)
                .isEqualTo(
                        whole.scenarios().stream()
                                .filter(s -> s.expectation() == Expectation.POSITIVE)
                                .collect(
                                        Collectors.toMap(
                                                s -> s.rule() + " " + s.subject(),
                                                s -> (long) s.findings())));
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
                .extracting(GeneratedInputTest::time)
                .allSatisfy(
                        time ->
                                assertThat(time)
                                        .isBetween(
                                                Timeline.EDGE - Timeline.HOUR,
                                                Timeline.EDGE + Timeline.HOUR - 1));
    }

    @Test
    void theWholeHasAllThreeRecordTypesAndStaysSmall() {
        GeneratedInput.Whole whole = GeneratedInput.whole(GeneratedInput.SEED);
        Set<Class<?>> types =
                whole.records().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(types)
                .containsExactlyInAnyOrder(Flow.class, LoginAttempt.class, DnsTransaction.class);
        assertThat(whole.records().size()).isBetween(30_000, 120_000);
    }

    private static long time(SpecificRecordBase telemetry) {
        if (telemetry instanceof Flow flow) {
            return flow.getEndTime();
        }
        return telemetry instanceof DnsTransaction dns
                ? dns.getTime()
                : ((LoginAttempt) telemetry).getTime();
    }
}
