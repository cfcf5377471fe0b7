package io.cordon.detect.firmware.match;

import static io.cordon.detect.firmware.match.Criteria.anyOf;
import static io.cordon.detect.firmware.match.Criteria.either;
import static io.cordon.detect.firmware.match.Criteria.firmware;
import static io.cordon.detect.firmware.match.Criteria.firmwareIn;
import static io.cordon.detect.firmware.match.Criteria.runningOn;
import static io.cordon.detect.firmware.match.Criteria.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.Configuration.Operator;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.CpeName.Part;
import io.cordon.schema.vulnerability.Criterion;
import io.cordon.schema.vulnerability.VersionRange;
import io.cordon.schema.vulnerability.Vulnerability;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final ProductNames NAMES = ProductNames.builtIn();
    private static final InstalledFirmware CAM = InstalledFirmware.of(NAMES, "acme", "cam", "1.0");

    @Test
    void itSaysTheVerdictAndWhatTheFirmwareRunsOn() {
        Explanation explained =
                explain(
                        together(
                                anyOf(firmwareIn("cam", "<2")),
                                anyOf(runningOn("dvr", "-"), runningOn("cam", "-"))),
                        CAM);

        assertThat(explained.verdict().status()).isEqualTo(Status.AFFECTED);
        assertThat(explained.surroundings()).hasSize(1);
        Surroundings on = explained.surroundings().get(0);
        assertThat(on.status()).isEqualTo(Status.AFFECTED);
        assertThat(on.reason().cause()).isEqualTo(Cause.HARDWARE);
        assertThat(on.reason().criterion().cpe().product()).isEqualTo("cam");
        assertThat(on.alternatives()).isEqualTo(2);
    }

    /** A fixed version is fixed on any hardware; what the node says is told all the same. */
    @Test
    void theNodeIsToldWhereTheVersionDecides() {
        Vulnerability both = together(anyOf(firmwareIn("os", "<2")), anyOf(runningOn("cam", "-")));
        InstalledFirmware fixed = InstalledFirmware.of(NAMES, "acme", "os", "2.0");

        assertThat(explain(both, fixed).verdict().reason().cause()).isEqualTo(Cause.ABOVE);
        assertThat(explain(both, fixed).surroundings().get(0).reason().cause())
                .isEqualTo(Cause.HARDWARE_NOT_KNOWN);
        assertThat(
                        explain(both, fixed.on(NAMES.key("acme", "phone"), null))
                                .surroundings()
                                .get(0)
                                .reason()
                                .cause())
                .isEqualTo(Cause.OTHER_HARDWARE);
    }

    @Test
    void onlyTheConfigurationThatDecidesIsAskedForItsHardware() {
        Configuration alone = Configuration.anyOf(List.of(firmwareIn("cam", "<0.5")));
        Configuration on =
                new Configuration(
                        Operator.AND,
                        false,
                        List.of(anyOf(firmwareIn("cam", "<2")), anyOf(runningOn("cam", "-"))));

        Explanation explained = explain(Criteria.vulnerability(null, alone, on), CAM);
        assertThat(explained.surroundings()).hasSize(1);
        assertThat(explained.each())
                .extracting(CriterionVerdict::cause)
                .containsExactly(Cause.ABOVE, Cause.IN_RANGE);
    }

    @Test
    void theConfidenceHasItsReason() {
        Verdict wildcard = explain(either(firmware("cam", "*")), CAM).verdict();
        assertThat(wildcard.confidence()).isEqualTo(Confidence.LOW);
        assertThat(wildcard.weakest().confidenceWords()).isEqualTo(Cause.ANY_VERSION.words());

        Verdict edition = explain(either(named("cam_firmware", true)), CAM).verdict();
        assertThat(edition.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(edition.weakest().confidenceWords()).contains("edition");

        Verdict vendor = explain(either(named("*", false)), CAM).verdict();
        assertThat(vendor.confidence()).isEqualTo(Confidence.LOW);
        assertThat(vendor.weakest().confidenceWords()).contains("every product of the vendor");
    }

    private static Criterion named(String product, boolean qualified) {
        return new Criterion(
                new CpeName(Part.OPERATING_SYSTEM, "acme", product, "*", "*", qualified, ""),
                new VersionRange(null, true, "2", false),
                true);
    }

    private static Explanation explain(Vulnerability vulnerability, InstalledFirmware firmware) {
        VulnerabilityIndex index = VulnerabilityIndex.about(firmware, NAMES);
        assertThat(index.add(vulnerability)).isPositive();
        VulnerabilityIndex whole = new VulnerabilityIndex(NAMES);
        whole.add(vulnerability);
        Explanation explained = index.candidates(firmware).get(0).explain(firmware);
        Verdict verdict = whole.candidates(firmware).get(0).judge(firmware);
        assertThat(explained.verdict().why()).isEqualTo(verdict.why());
        assertThat(explained.verdict().status()).isEqualTo(verdict.status());
        assertThat(explained.verdict().confidence()).isEqualTo(verdict.confidence());
        return explained;
    }

    @Test
    void anIndexAboutOneFirmwareKeepsNothingElse() {
        VulnerabilityIndex index = VulnerabilityIndex.about(CAM, NAMES);

        assertThat(index.add(either(firmwareIn("dvr", "<2"), firmwareIn("tv", "<3")))).isZero();
        // Beside it stands what other products of the same record say: that is not kept.
        assertThat(index.add(either(firmwareIn("dvr", "<2"), firmwareIn("cam", "<3")))).isOne();
        assertThat(index.products()).containsExactly(CAM.product());
        assertThat(index.candidates(CAM)).hasSize(1);
        assertThat(index.candidates(CAM).get(0).vulnerability().configurations()).isEmpty();
    }
}
