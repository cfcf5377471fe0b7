package io.cordon.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.GeneratedInput;
import io.cordon.detect.generated.Scenario;
import io.cordon.detect.generated.Timeline;
import io.cordon.detect.scope.AllowList;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.detect.settings.DetectionSettings.Allowance;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Allowances are honoured by every detector, in both families, and what they hold back is counted.
 */
class AllowListTest {

    private static final List<Scenario> SCENARIOS = GeneratedInput.scenarios(GeneratedInput.SEED);

    private static final Pattern CREDENTIAL = Pattern.compile("[0-9a-f]{8}:[0-9a-f]{32}");

    private static final long LATER = Timeline.EDGE + 3 * 86_400_000_000L;

    /** The first positive of every rule and family. */
    static Stream<Scenario> positives() {
        return DetectorCatalog.ids().stream()
                .flatMap(
                        rule ->
                                Stream.of(Family.values())
                                        .map(
                                                family ->
                                                        SCENARIOS.stream()
                                                                .filter(s -> s.rule().equals(rule))
                                                                .filter(s -> s.family() == family)
                                                                .filter(s -> s.findings() == 1)
                                                                .findFirst()
                                                                .orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("positives")
    void anAllowedSubjectIsNotFoundAndEachMatchIsCounted(Scenario scenario) {
        for (String rule : List.of(scenario.rule(), AllowList.EVERY_RULE)) {
            DetectionSettings settings =
                    settings(
                            scenario,
                            sides(scenario)
                                    .map(side -> new Allowance(side, rule, LATER))
                                    .toArray(Allowance[]::new));

            assertThat(found(scenario, settings)).as(rule).isZero();
            assertThat(suppressed(scenario, settings))
                    .as("counted")
                    .isEqualTo(matches(scenario, settings(scenario)))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("positives")
    void anAllowanceOfAnotherRuleOrAddressOrOneThatHasExpiredHoldsNothingBack(Scenario scenario) {
        String other =
                scenario.rule().equals("SCAN-HORIZONTAL") ? "CRED-BRUTE-FAST" : "SCAN-HORIZONTAL";
        for (Allowance allowance :
                List.of(
                        new Allowance(side(scenario), other, LATER),
                        new Allowance("192.0.2.254", AllowList.EVERY_RULE, LATER),
                        new Allowance(side(scenario), AllowList.EVERY_RULE, 0))) {
            DetectionSettings settings = settings(scenario, allowance);

            assertThat(found(scenario, settings)).as("%s", allowance).isOne();
            assertThat(suppressed(scenario, settings)).as("%s", allowance).isZero();
        }
    }

    private static String side(Scenario scenario) {
        return sides(scenario).findFirst().orElseThrow();
    }

    /** The subject's address; of a pair its source; of a credential those who used it. */
    private static Stream<String> sides(Scenario scenario) {
        if (scenario.records().get(0) instanceof LoginAttempt
                && CREDENTIAL.matcher(scenario.subject()).matches()) {
            return scenario.records().stream()
                    .map(record -> (LoginAttempt) record)
                    .map(login -> IpAddress.of(login.getClientAddress()).text())
                    .distinct();
        }
        return Stream.of(scenario.subject().split(">", 2)[0]);
    }

    private static DetectionSettings settings(Scenario scenario, Allowance... allowances) {
        return PureRun.settings(
                scenario.networks(), scenario.feeds().defaults(), Map.of(), List.of(allowances));
    }

    private static long found(Scenario scenario, DetectionSettings settings) {
        return PureRun.findings(scenario.records(), settings).stream()
                .filter(finding -> finding.getRuleId().equals(scenario.rule()))
                .filter(finding -> finding.getSubject().equals(scenario.subject()))
                .count();
    }

    private static long matches(Scenario scenario, DetectionSettings settings) {
        return judged(scenario, settings).stream().filter("matched"::equals).count();
    }

    private static long suppressed(Scenario scenario, DetectionSettings settings) {
        return judged(scenario, settings).stream().filter("suppressed"::equals).count();
    }

    private static List<String> judged(Scenario scenario, DetectionSettings settings) {
        List<String> judged = new ArrayList<>();
        DetectorCatalog catalog = new DetectorCatalog(settings);
        TelemetryMatcher matcher = new TelemetryMatcher(catalog);
        scenario.records()
                .forEach(
                        record ->
                                matcher.match(
                                        record,
                                        new TelemetryMatcher.Output() {
                                            @Override
                                            public void matched(SubjectMatch match) {
                                                for (SubjectMatch.Share share : match.shares()) {
                                                    if (catalog.all()
                                                            .get(share.rule())
                                                            .id()
                                                            .equals(scenario.rule())) {
                                                        judged.add("matched");
                                                    }
                                                }
                                            }

                                            @Override
                                            public void observed(DeviceMatch match) {
                                                for (FirmwareRule rule : FirmwareRule.values()) {
                                                    if (rule.id().equals(scenario.rule())
                                                            && match.sighting().counts(rule)) {
                                                        judged.add("matched");
                                                    }
                                                }
                                            }

                                            @Override
                                            public void contributed(PaneShare share) {
                                                if (catalog.all()
                                                        .get(share.rule())
                                                        .id()
                                                        .equals(scenario.rule())) {
                                                    judged.add("matched");
                                                }
                                            }

                                            @Override
                                            public void suppressed(String rule) {
                                                if (rule.equals(scenario.rule())) {
                                                    judged.add("suppressed");
                                                }
                                            }
                                        }));
        return judged;
    }
}
