package io.cordon.detect.firmware.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.device.DeviceSighting;
import io.cordon.detect.firmware.device.DeviceState;
import io.cordon.detect.firmware.device.DeviceVerdict;
import io.cordon.detect.firmware.device.Judgements;
import io.cordon.detect.firmware.match.Criteria;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.SupportPeriod;
import io.cordon.schema.vulnerability.Vulnerability;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reference does not look at: the list of CVEs, aliases, feeds that are missing. */
class FirmwareJudgeTest {

    private static final ProductNames NAMES = ProductNames.builtIn();
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final FirmwareIndex index = new FirmwareIndex(NAMES);
    private final FirmwareJudge judge = new FirmwareJudge(NAMES, FirmwareThresholds.PUBLISHED);

    private void vulnerability(String id, @Nullable Double score, String range) {
        index.has(FirmwareFeed.VULNERABILITIES);
        index.add(
                new Vulnerability(
                        id,
                        score,
                        score == null ? null : "3.1",
                        List.of(Configuration.anyOf(List.of(Criteria.firmwareIn("cam", range)))),
                        LocalDate.parse("2025-01-01")));
    }

    private void exploited(String id, String due, boolean ransomware) {
        index.has(FirmwareFeed.EXPLOITED);
        index.add(
                new KnownExploited(
                        id, "acme", "cam", "n", TODAY, LocalDate.parse(due), ransomware));
    }

    private static FirmwareFacts facts(String version) {
        return new FirmwareFacts("ACME Inc.", "Cam firmware", version, null, null, Confidence.HIGH);
    }

    private List<FirmwareMatch> judged(String version) {
        return judge.judge(facts(version), TODAY, index);
    }

    private FirmwareMatch match(FirmwareRule rule, String version) {
        return judged(version).stream().filter(m -> m.rule() == rule).findFirst().orElseThrow();
    }

    @Test
    void theMostUrgentComesFirst() {
        vulnerability("CVE-2099-0001", 5.0, "<2.0");
        vulnerability("CVE-2099-0002", 9.9, "<2.0");
        vulnerability("CVE-2099-0003", null, "<2.0");
        vulnerability("CVE-2099-0004", 9.9, "<2.0");
        vulnerability("CVE-2099-0005", 1.0, "<2.0");
        vulnerability("CVE-2099-0006", 1.0, "<1.0");
        index.has(FirmwareFeed.PREDICTIONS);
        index.add(new ExploitPrediction("CVE-2099-0003", 0.1, 0.5));
        exploited("CVE-2099-0005", "2026-03-01", false);

        assertThat(match(FirmwareRule.CVE, "1.5").cves().stream().map(FoundCve::id))
                .containsExactly(
                        "CVE-2099-0005",
                        "CVE-2099-0003",
                        "CVE-2099-0002",
                        "CVE-2099-0004",
                        "CVE-2099-0001");
    }

    @Test
    void aFindingListsFiftyAndCountsThemAll() {
        for (int i = 0; i < 60; i++) {
            vulnerability(String.format(Locale.ROOT, "CVE-2099-%04d", i), 5.0, "<2.0");
        }
        DeviceState device = new DeviceState();
        device.add(new DeviceSighting(0, "s", Vantage.SELF, -1, false, true, facts("1.0"), null));
        DeviceVerdict verdict = device.verdicts(0, Judgements.by(judge, index), NAMES).get(0);

        assertThat(verdict.cves()).hasSize(DeviceVerdict.MOST_CVES);
        assertThat(verdict.cves().get(49).id()).isEqualTo("CVE-2099-0049");
        assertThat(verdict.distinct()).isEqualTo(60);
    }

    @Test
    void saysWhyAndWhatFixesIt() {
        vulnerability("CVE-2099-0001", 5.0, ">=1.0  <2.0");
        FoundCve cve = match(FirmwareRule.CVE, "1.5").cves().get(0);

        assertThat(cve.reason()).isEqualTo("the version lies in the range");
        assertThat(cve.range().text()).isEqualTo(">= 1.0 and < 2.0");
        assertThat(cve.criterion()).isEqualTo("cpe:2.3:o:acme:cam_firmware:*:*:*:*:*:*:*:*");
        assertThat(cve.fixedVersion()).isEqualTo("2.0");
        vulnerability("CVE-2099-0002", 9.0, "<=1.7");
        assertThat(match(FirmwareRule.CVE, "1.5").cves().get(0).fixedVersion()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-03,0", "2026-03-02,0", "2026-03-01,1", "2026-01-31,30"})
    void countsTheDaysPastTheDueDate(String due, long days) {
        vulnerability("CVE-2099-0001", 5.0, "<2.0");
        exploited("CVE-2099-0001", due, false);

        assertThat(match(FirmwareRule.KEV, "1.0").cves().get(0).daysOverdue(TODAY)).isEqualTo(days);
    }

    @Test
    void exposureAndRansomwareMakeAnExploitedOneCritical() {
        vulnerability("CVE-2099-0001", 5.0, "<2.0");
        exploited("CVE-2099-0001", "2026-03-01", false);
        assertThat(match(FirmwareRule.KEV, "1.0").severity(false)).isEqualTo(Severity.HIGH);
        assertThat(match(FirmwareRule.KEV, "1.0").severity(true)).isEqualTo(Severity.CRITICAL);

        exploited("CVE-2099-0001", "2026-03-01", true);
        assertThat(match(FirmwareRule.KEV, "1.0").severity(false)).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whatIsBelievedALittleIsNeverCritical() {
        vulnerability("CVE-2099-0001", 9.8, "<2.0");
        exploited("CVE-2099-0001", "2026-03-01", true);
        FirmwareFacts guess = new FirmwareFacts("acme", "cam", "1.0", null, null, Confidence.LOW);

        assertThat(judge.judge(guess, TODAY, index))
                .isNotEmpty()
                .allSatisfy(
                        match -> {
                            assertThat(match.confidence()).isEqualTo(Confidence.LOW);
                            assertThat(match.severity(true)).isNotEqualTo(Severity.CRITICAL);
                        });
    }

    @Test
    void anAliasMakesTheEndOfSupportLessSure() {
        index.has(FirmwareFeed.SUPPORT);
        index.add(new SupportPeriod("TP-Link", "Archer AX21", "", TODAY.minusDays(1), "notice"));
        FirmwareFacts aliased =
                new FirmwareFacts(
                        "TP-Link Technologies", "Archer AX21", "1.0", null, null, Confidence.HIGH);
        FirmwareFacts plain =
                new FirmwareFacts("tplink", "Archer AX21", "1.0", null, null, Confidence.HIGH);

        assertThat(judge.judge(plain, TODAY, index))
                .extracting(FirmwareMatch::confidence)
                .containsExactly(Confidence.HIGH);
        assertThat(judge.judge(aliased, TODAY, index))
                .extracting(FirmwareMatch::confidence)
                .containsExactly(Confidence.MEDIUM);
    }

    @Test
    void aFeedThatIsMissingSilencesItsRules() {
        assertThat(judged("1.0")).isEmpty();
        vulnerability("CVE-2099-0001", 5.0, "<2.0");
        assertThat(judged("1.0"))
                .extracting(FirmwareMatch::rule)
                .containsExactly(FirmwareRule.CVE, FirmwareRule.LAG);
    }

    @Test
    void whatAScanOrTrafficSaysIsBelievedHalf() {
        DeviceObservation seen = new DeviceObservation();
        seen.setVendor("acme");
        seen.setProduct("cam");
        seen.setVersion("1.0");
        seen.setConfidence(io.cordon.schema.avro.Confidence.HIGH);
        for (Evidence how : Evidence.values()) {
            seen.setKnownBy(how);
            assertThat(FirmwareFacts.of(seen).orElseThrow().believed())
                    .isEqualTo(
                            how == Evidence.SELF_REPORT || how == Evidence.INVENTORY
                                    ? Confidence.HIGH
                                    : Confidence.MEDIUM);
        }
        seen.setVersion("9".repeat(200));
        assertThat(FirmwareFacts.of(seen).orElseThrow().version()).hasSize(FirmwareFacts.LONGEST);
    }

    @Test
    void thresholdsHaveBounds() {
        assertThat(new FirmwareThresholds(1, 1, 1)).isNotNull();
        List<int[]> wrong = new ArrayList<>();
        wrong.add(new int[] {0, 30, 90});
        wrong.add(new int[] {101, 30, 90});
        wrong.add(new int[] {90, 0, 90});
        wrong.add(new int[] {90, 30, 29});
        for (int[] each : wrong) {
            assertThatThrownBy(() -> new FirmwareThresholds(each[0], each[1], each[2]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
