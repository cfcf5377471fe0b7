package io.cordon.detect.firmware.match;

import static io.cordon.detect.firmware.match.Criteria.anyOf;
import static io.cordon.detect.firmware.match.Criteria.either;
import static io.cordon.detect.firmware.match.Criteria.firmware;
import static io.cordon.detect.firmware.match.Criteria.firmwareIn;
import static io.cordon.detect.firmware.match.Criteria.runningOn;
import static io.cordon.detect.firmware.match.Criteria.together;
import static io.cordon.detect.firmware.match.Status.AFFECTED;
import static io.cordon.detect.firmware.match.Status.NOT_AFFECTED;
import static io.cordon.detect.firmware.match.Status.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.Configuration.Node;
import io.cordon.schema.vulnerability.Configuration.Operator;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.CpeName.Part;
import io.cordon.schema.vulnerability.Criterion;
import io.cordon.schema.vulnerability.VersionRange;
import io.cordon.schema.vulnerability.Vulnerability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateTest {

    private static final ProductNames NAMES = ProductNames.builtIn();

    /** Section 6 of docs/reference/firmware-versions.md, row by row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    >=1.0  <2.0                 | 1.5                  | IN_RANGE              | HIGH
                    >=1.0  <2.0                 | 1.0                  | IN_RANGE              | HIGH
                    >=1.0  <2.0                 | 2.0                  | ABOVE                 | HIGH
                    >=1.0  <2.0                 | 0.9                  | BELOW                 | HIGH
                    >1.0  <=2.0                 | 1.0                  | BELOW                 | HIGH
                    >1.0  <=2.0                 | 2.0                  | IN_RANGE              | HIGH
                    <2.0                        | 2.0-rc1              | IN_RANGE              | HIGH
                    <1.1.4                      | 1.1.3 Build 20220620 | IN_RANGE              | HIGH
                    <1.1.4                      | 1.1.4 Build 20230219 | ABOVE_BUT_FOR_BUILD   | MEDIUM
                    <=5.38                      | 5.38(ABVT.0)         | BUILD_NOT_IN_BOUND    | MEDIUM
                    <=5.38                      | 5.38.1               | ABOVE                 | HIGH
                    >=5.38  <6                  | 5.38(ABVT.0)         | IN_RANGE              | HIGH
                    >5.38  <6                   | 5.38(ABVT.0)         | OUTSIDE_BY_GUESS      | LOW
                    <1.1.4 Build 20230219       | 1.1.4                | BUILD_NOT_REPORTED    | LOW
                    <1.1.4 Build 20230219       | 1.1.4 Build 20230218 | IN_RANGE              | HIGH
                    <1.1.4 Build 20230219       | 1.1.4 Build 20230219 | ABOVE                 | HIGH
                    >=1.1.4 Build 2  <2         | 1.1.4                | OUTSIDE_BY_GUESS      | LOW
                    <genoapi_1.0.0.c            | 1.0.0.9              | BOUND_NOT_COMPARABLE  | LOW
                    <genoapi_1.0.0.c            | genoapi_1.0.0.9      | IN_RANGE              | HIGH
                    <20230219                   | 1.1.4                | DATE_AGAINST_NUMBER   | LOW
                    <1.1.4                      | 20230219             | OUTSIDE_BY_GUESS      | LOW
                    >=16.x  <=16.1.051-vv6      | 16.1.051-vv5         | IN_RANGE              | HIGH
                    >=16.x  <=16.1.051-vv6      | 15.9                 | BELOW                 | HIGH
                    >=13.0.2.x  <=13.0.2-28-vv1002 | 13.0.2-28-vv1002  | IN_RANGE              | HIGH
                    <=16.x                      | 16.9.9               | IN_RANGE              | HIGH
                    <16.x                       | 16.0                 | ABOVE                 | HIGH
                    <103.xxx.024.18600          | 103.001.024.18599    | BOUND_NOT_COMPARABLE  | LOW
                    >=1.0.03.24  <=*            | 1.0.03.25            | NO_UPPER_BOUND        | MEDIUM
                    >=1.0.03.24  <=*            | 1.0.03.22            | BELOW                 | HIGH
                    >=0  <=*                    | 1.0                  | ANY_VERSION           | LOW
                    >=elecom  <v1.25            | 1.24                 | LOWER_BOUND_LEFT_OUT  | LOW
                    >=elecom  <v1.25            | 1.25                 | ABOVE                 | HIGH
                    >=9.0  <2.0                 | 1.5                  | LOWER_BOUND_LEFT_OUT  | LOW
                    >=9.0  <2.0                 | 9.5                  | ABOVE                 | HIGH
                    >=E95  <206                 | 205                  | LOWER_BOUND_LEFT_OUT  | LOW
                    >=1.0  <103.xxx.2           | 0.9                  | BELOW                 | HIGH
                    >=1.0  <103.xxx.2           | 1.1                  | BOUND_NOT_COMPARABLE  | LOW
                    >=8.10.42.190  <8.10.42.190_rev1 | 8.10.42.190     | BUILD_NOT_REPORTED    | LOW
                    >=1.0  <2.0                 | unknown              | VERSION_NOT_UNDERSTOOD | LOW
                    """)
    void aRangeIsJudgedAsThePageSays(
            String range, String version, Cause cause, Confidence confidence) {
        Verdict verdict = judge(either(firmwareIn("cam", range)), version);

        assertThat(verdict.reason().cause()).isEqualTo(cause);
        assertThat(verdict.status()).isEqualTo(cause.status());
        assertThat(verdict.confidence()).isEqualTo(confidence);
        assertThat(verdict.version().asRead()).isEqualTo(version);
        assertThat(verdict.reason().criterion().range()).isEqualTo(Criteria.range(range));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1.2.0.14(408) | v1.2.0.14(408)   | LISTED                | HIGH
                    1.2.0.14      | 1.2.0.14(408)    | BUILD_NOT_IN_LIST     | LOW
                    1.2.0.14(408) | 1.2.0.14         | BUILD_NOT_SAID        | LOW
                    1.2.0.14      | 1.2.0.15         | OTHER_VERSION         | HIGH
                    15.x          | 15.2             | LISTED_LINE           | MEDIUM
                    15.x          | 16.0             | OTHER_VERSION         | HIGH
                    tesm40b-1.27  | 1.27             | BOUND_NOT_COMPARABLE  | LOW
                    *             | 1.0              | ANY_VERSION           | LOW
                    -             | 1.0              | ANY_VERSION           | LOW
                    *             | unknown          | ANY_VERSION           | LOW
                    1.0           | unknown          | VERSION_NOT_UNDERSTOOD | LOW
                    """)
    void aListedVersionIsJudgedAsThePageSays(
            String listed, String version, Cause cause, Confidence confidence) {
        Verdict verdict = judge(either(firmware("cam", listed)), version);

        assertThat(verdict.reason().cause()).isEqualTo(cause);
        assertThat(verdict.status()).isEqualTo(cause.status());
        assertThat(verdict.confidence()).isEqualTo(confidence);
    }

    @Test
    void aWildcardIsNeverCritical() {
        assertThat(judge(either(firmware("cam", "*")), "1.0").mayBeCritical()).isFalse();
        assertThat(judge(either(firmware("cam", "-")), "1.0").mayBeCritical()).isFalse();
        assertThat(judge(either(firmwareIn("cam", "<2")), "1.0").mayBeCritical()).isTrue();
        assertThat(judge(either(firmwareIn("cam", "<2")), "3.0").mayBeCritical()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"18.4R1,AFFECTED", "18.4-r1,AFFECTED", "18.4R2,NOT_AFFECTED"})
    void anUpdateBelongsToTheVersion(String version, Status status) {
        Criterion junos =
                new Criterion(
                        new CpeName(Part.OPERATING_SYSTEM, "acme", "cam", "18.4", "r1", false, ""),
                        VersionRange.NONE,
                        true);
        assertThat(judge(either(junos), version).status()).isEqualTo(status);
    }

    @Test
    void alternativesThatNameOtherProductsDoNotMatter() {
        Vulnerability many =
                either(
                        firmwareIn("bridge", "<9"),
                        firmwareIn("cam", "<=1.0"),
                        firmwareIn("cam", ">=2.0  <=2.5"));

        assertThat(judge(many, "0.9").status()).isEqualTo(AFFECTED);
        assertThat(judge(many, "1.5").status()).isEqualTo(NOT_AFFECTED);
        assertThat(judge(many, "1.5").reason().criterion().cpe().product()).startsWith("cam");
        assertThat(judge(many, "2.5").status()).isEqualTo(AFFECTED);
        assertThat(candidate(many).each(device("1.5"))).hasSize(2);
    }

    @Test
    void firmwareNamedAfterItsHardwareRunsOnIt() {
        Vulnerability both = together(anyOf(firmwareIn("cam", "<2")), anyOf(runningOn("cam", "-")));

        Verdict verdict = judge(both, "1.0");
        assertThat(verdict.status()).isEqualTo(AFFECTED);
        assertThat(verdict.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(verdict.why())
                .extracting(CriterionVerdict::cause)
                .containsExactly(Cause.IN_RANGE, Cause.HARDWARE);
        assertThat(judge(both, "2.0").status()).isEqualTo(NOT_AFFECTED);
    }

    @Test
    void onOtherHardwareItIsNotAffectedAndOnUnknownHardwareNobodyKnows() {
        Vulnerability both =
                together(
                        anyOf(firmwareIn("os", "<2")),
                        anyOf(runningOn("cam", "-"), runningOn("dvr", "-")));
        InstalledFirmware unknown = InstalledFirmware.of(NAMES, "acme", "os", "1.0");

        assertThat(candidate(both, unknown).judge(unknown).status()).isEqualTo(UNKNOWN);
        assertThat(candidate(both, unknown).judge(unknown).why())
                .extracting(CriterionVerdict::cause)
                .contains(Cause.HARDWARE_NOT_KNOWN);
        InstalledFirmware dvr = unknown.on(NAMES.key("acme", "DVR"), null);
        assertThat(candidate(both, dvr).judge(dvr).status()).isEqualTo(AFFECTED);
        InstalledFirmware phone = unknown.on(NAMES.key("acme", "phone"), null);
        assertThat(candidate(both, phone).judge(phone).status()).isEqualTo(NOT_AFFECTED);
        // Whatever it runs on, the fixed version is fixed.
        InstalledFirmware fixed = InstalledFirmware.of(NAMES, "acme", "os", "2.0");
        assertThat(candidate(both, fixed).judge(fixed).status()).isEqualTo(NOT_AFFECTED);
    }

    @Test
    void aRevisionOfTheHardwareCounts() {
        Vulnerability both =
                together(anyOf(firmwareIn("cam", "<2")), anyOf(runningOn("cam", "v3")));
        InstalledFirmware cam = device("1.0");

        assertThat(candidate(both).judge(cam).status()).isEqualTo(UNKNOWN);
        assertThat(candidate(both).judge(cam.on(cam.product(), "3")).status()).isEqualTo(AFFECTED);
        assertThat(candidate(both).judge(cam.on(cam.product(), "V2")).status())
                .isEqualTo(NOT_AFFECTED);
    }

    @Test
    void hardwareThatIsItselfVulnerableWithoutVersionIsAWildcard() {
        Vulnerability hardware =
                either(Criteria.criterion(Part.HARDWARE, "cam", "-", VersionRange.NONE, true));

        assertThat(judge(hardware, "1.0").status()).isEqualTo(AFFECTED);
        assertThat(judge(hardware, "1.0").confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void softwareBesideItIsNotKnown() {
        Vulnerability beside =
                together(
                        anyOf(firmwareIn("cam", "<2")),
                        anyOf(
                                Criteria.criterion(
                                        Part.APPLICATION, "addon", "*", VersionRange.NONE, false)));

        assertThat(judge(beside, "1.0").status()).isEqualTo(UNKNOWN);
        assertThat(judge(beside, "2.0").status()).isEqualTo(NOT_AFFECTED);
    }

    /** CVE JSON 5 lists what is not affected. */
    @Test
    void whatIsExemptIsNotAffected() {
        Vulnerability unless =
                Criteria.vulnerability(
                        null,
                        Configuration.anyOfUnless(
                                List.of(firmware("cam", "*")),
                                List.of(firmwareIn("cam", ">=2.0"))));

        assertThat(judge(unless, "1.0").status()).isEqualTo(AFFECTED);
        assertThat(judge(unless, "1.0").confidence()).isEqualTo(Confidence.LOW);
        Verdict exempt = judge(unless, "2.1");
        assertThat(exempt.status()).isEqualTo(NOT_AFFECTED);
        assertThat(exempt.reason().exempts()).isTrue();
        assertThat(exempt.reason().cause()).isEqualTo(Cause.NO_UPPER_BOUND);
    }

    /** All truth tables of AND, OR and NOT over three values, against Kleene's definition. */
    @Test
    void operatorsFollowKleene() {
        List<Criterion> values =
                List.of(firmware("cam", "1.0"), firmware("cam", "9"), firmware("cam", "x-1.0"));
        List<Status> statuses = List.of(AFFECTED, NOT_AFFECTED, UNKNOWN);
        for (Operator outer : Operator.values()) {
            for (Operator inner : Operator.values()) {
                for (int combination = 0; combination < 81 * 8; combination++) {
                    int[] pick = {
                        combination % 3,
                        combination / 3 % 3,
                        combination / 9 % 3,
                        combination / 27 % 3
                    };
                    boolean[] negate = {
                        (combination / 81 & 1) != 0,
                        (combination / 81 & 2) != 0,
                        (combination / 81 & 4) != 0
                    };
                    Node left =
                            new Node(
                                    inner,
                                    negate[0],
                                    List.of(values.get(pick[0]), values.get(pick[1])));
                    Node right =
                            new Node(
                                    inner,
                                    negate[1],
                                    List.of(values.get(pick[2]), values.get(pick[3])));
                    PreparedConfiguration prepared =
                            PreparedConfiguration.of(
                                    new Configuration(outer, negate[2], List.of(left, right)),
                                    NAMES);
                    Status expected =
                            not(
                                    negate[2],
                                    kleene(
                                            outer,
                                            not(
                                                    negate[0],
                                                    kleene(
                                                            inner,
                                                            statuses.get(pick[0]),
                                                            statuses.get(pick[1]))),
                                            not(
                                                    negate[1],
                                                    kleene(
                                                            inner,
                                                            statuses.get(pick[2]),
                                                            statuses.get(pick[3])))));
                    InstalledFirmware device = device("1.0");
                    assertThat(
                                    prepared.forProduct(device.product())
                                            .judge(device, Bound.Subject.of(device.version()))
                                            .status())
                            .as("%s of %s %s", outer, left, right)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Numbers as Kleene writes them: true 1, unknown 0, false -1; AND is min, OR is max. */
    private static Status kleene(Operator operator, Status one, Status other) {
        int a = number(one);
        int b = number(other);
        return status(operator == Operator.AND ? Math.min(a, b) : Math.max(a, b));
    }

    private static Status not(boolean negate, Status of) {
        return negate ? status(-number(of)) : of;
    }

    private static int number(Status status) {
        return status == AFFECTED ? 1 : status == UNKNOWN ? 0 : -1;
    }

    private static Status status(int number) {
        return number > 0 ? AFFECTED : number == 0 ? UNKNOWN : NOT_AFFECTED;
    }

    @Test
    void anUnlistedProductHasNoCandidates() {
        VulnerabilityIndex index = new VulnerabilityIndex(NAMES);
        index.add(either(firmwareIn("cam", "<2")));

        assertThat(index.candidates(InstalledFirmware.of(NAMES, "acme", "phone", "1"))).isEmpty();
        assertThat(index.products()).containsExactly(NAMES.key("acme", "cam"));
    }

    @Test
    void twoFeedsAboutOneVulnerabilityAddUp() {
        VulnerabilityIndex index = new VulnerabilityIndex(NAMES);
        index.add(either(firmwareIn("cam", "<2")));
        index.add(Criteria.vulnerability(9.8, Configuration.anyOf(List.of(firmware("cam", "3")))));

        List<Candidate> candidates = index.candidates(device("3"));
        assertThat(candidates).hasSize(1);
        assertThat(candidates.get(0).vulnerability().score()).isEqualTo(9.8);
        assertThat(candidates.get(0).judge(device("1")).status()).isEqualTo(AFFECTED);
        assertThat(candidates.get(0).judge(device("3")).status()).isEqualTo(AFFECTED);
        assertThat(candidates.get(0).judge(device("4")).status()).isEqualTo(NOT_AFFECTED);
    }

    @Test
    void anAttributeThatNobodyJudgesLowersTheConfidence() {
        Criterion edition =
                new Criterion(
                        new CpeName(Part.OPERATING_SYSTEM, "acme", "cam", "*", "*", true, ""),
                        Criteria.range("<2"),
                        true);

        assertThat(judge(either(edition), "1.0").confidence()).isEqualTo(Confidence.MEDIUM);
    }

    private static Verdict judge(Vulnerability vulnerability, String version) {
        return candidate(vulnerability).judge(device(version));
    }

    private static InstalledFirmware device(String version) {
        return InstalledFirmware.of(NAMES, "Acme Inc.", "ACME Cam", version);
    }

    private static Candidate candidate(Vulnerability vulnerability) {
        return candidate(vulnerability, device("1"));
    }

    private static Candidate candidate(Vulnerability vulnerability, InstalledFirmware firmware) {
        VulnerabilityIndex index = new VulnerabilityIndex(NAMES);
        index.add(vulnerability);
        return index.candidates(firmware).get(0);
    }
}
