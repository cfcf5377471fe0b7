package io.cordon.detect.firmware.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareVersionTest {

    /** In the order of their release; the last column says how that is known. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    TP-Link Archer AX21      | 1.1.3 < 1.1.4 < 1.1.4 Build 20230219                                                                                  | CVE-2023-1389
                    D-Link DIR-859           | 1.05 < 1.05B03 < 1.06B01 Beta01 < 1.06B01                                                                             | CVE-2019-17621
                    Synology DSM             | 6.2.4-25556 < 7.0-41890 < 7.0.1-42218 < 7.1-42661 < 7.1.1-42962 < 7.2-64561 < 7.2-64570 < 7.2.1-69057 < 7.2.2-72806   | release notes
                    Synology DSM updates     | 7.2.1-69057 < 7.2.1-69057 Update 1 < 7.2.1-69057 Update 5                                                             | release notes
                    NETGEAR R7000            | V1.0.9.88_10.2.88 < V1.0.11.100_10.2.100 < V1.0.11.116_10.2.100 < V1.0.11.126_10.2.112                                | release notes
                    OpenWrt                  | 19.07.0-rc1 < 19.07.0 < 19.07.10 < 21.02.0-rc1 < 21.02.0-rc4 < 21.02.0 < 21.02.7 < 22.03.0-rc6 < 22.03.0 < 23.05.0     | releases
                    DD-WRT                   | r13064 < r14929 < r21676 < r33555 < r40559 < r44715                                                                   | Subversion revisions
                    MikroTik RouterOS        | 6.42 < 6.42.1 < 7.1beta6 < 7.1rc1 < 7.1rc7 < 7.1 < 7.1.1 < 7.2rc1 < 7.2                                               | changelogs, CVE-2018-14847
                    Ubiquiti EdgeOS          | v1.10.11 < v2.0.8 < v2.0.8-hotfix.1 < v2.0.9 < v2.0.9-hotfix.1 < v2.0.9-hotfix.7                                      | release notes
                    ESPHome                  | 2023.4.0b1 < 2023.04.1 < 2023.12.0 < 2024.1.0                                                                         | releases; the beta as a build, see the page
                    QNAP QTS                 | 4.5.4.1892 build 20211223 < 5.0.0.1891 build 20211221 < 5.0.1.2234 build 20221201                                     | QSA-22-02, QSA-23-01
                    Hikvision                | V5.5.0 build 170725 < V5.5.53 build 180730 < V5.5.800 build 210628                                                    | CVE-2021-36260
                    Juniper Junos            | 18.4R1 < 18.4R1-S1 < 18.4R2 < 18.4R2-S1 < 18.4R3 < 19.1R1                                                             | release numbering
                    Huawei                   | V200R001C00 < V200R002C00 < V200R005C00 < V200R005C00SPC500 < V200R005C20 < V300R001C00                              | release numbering
                    Rockwell ControlLogix    | 28.011 < 32 .011 < 33.011 < 33.015 < 33.017 < 34.0 < 34.014 < 35.013 < 36.011                                         | CVE-2024-6207, CVE-2024-8626
                    Gallagher Controller     | 8.70 < 8.70.240520a < 8.80 < 8.80.240520a < 8.90 < 9.00 < 9.00.240521a < 9.10 < 9.10.240520a                          | CVE-2024-23317
                    Ewon Cosy                | 21.0 < 21.2s10 < 22.0 < 22.1s3                                                                                        | CVE-2024-33892
                    Adtran 834-5             | 11.1.0.101-202106231430 < 11.1.1.1 < 12.1.3.1 < 12.5.5.1 < 12.6.3.1                                                   | CVE-2024-31970, -31977, -39345
                    Zyxel ZLD                | 4.16 < 4.32 < 4.60 < 5.38                                                                                             | CVE-2024-42057, CVE-2024-7203
                    Hitachi Energy RTU500    | 13.2.1.0 < 13.2.7.0 < 13.4.1.0 < 13.4.4.0 < 13.5.1.0 < 13.5.3.0                                                       | CVE-2024-2617
                    alpha innotec            | 3.0.0 < 3.89.0 < 4.0.0 < 4.81.3                                                                                       | CVE-2024-22894
                    HP mobile workstations   | 8.10.42.190 < 8.10.42.190_rev1                                                                                        | CVE-2024-27458
                    ABB ASPECT               | 3.0.0 < 3.07.02 < 3.08.00                                                                                             | CVE-2024-4007
                    GE Venue                 | R3 < R3.3 < R4 < R4.2                                                                                                 | CVE-2024-1486
                    AMD platform             | milanpi_1.0.0.9 < milanpi_1.0.0.a < milanpi_1.0.0.d                                                                   | hexadecimal last place
                    Mitel 6800               | 6.3 < 6.3 SP3 < 6.3 SP3 HF4 < 6.4                                                                                     | CVE-2024-31966
                    """)
    void sequencesOfVendorsSortAsReleased(String vendor, String sequence, String source) {
        List<String> released = Arrays.stream(sequence.split("<")).map(String::strip).toList();
        assertThat(source).isNotBlank();
        List<FirmwareVersion> sorted =
                new ArrayList<>(released.stream().map(FirmwareVersion::of).toList());
        Collections.shuffle(sorted, new Random(released.size()));
        Collections.sort(sorted);

        assertThat(sorted).extracting(FirmwareVersion::asRead).as(vendor).isEqualTo(released);
        assertThat(sorted).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1.1.4 Build 20230219 rel.60321 | 1.1.4-20230219-60321
                    V1.02B05                       | 1.2-5
                    7.2.1-45                       | 7.2.1-45
                    r12345                         | 12345
                    2023.04.1                      | 2023.4.1
                    v2.0.0-rc3                     | 2.0.0-rc3
                    2.0.0 RC.3                     | 2.0.0-rc3
                    1.0.0.38_10.0.30               | 1.0.0.38-10.0.30
                    4.1.2cu.5182_B20201102         | 4.1.2cu.5182-20201102
                    V5.38(ABVT.0)C0                | 5.38-abvt.0-c0
                    1.2.0.14\\(408\\)_en           | 1.2.0.14-408-en
                    firmware version 3             | 3
                    GEM_1.00.02.                   | gem-1.0.2
                    16.x                           | 16.x
                    """)
    void isUnderstoodAsThePageSays(String read, String understood) {
        assertThat(FirmwareVersion.of(read).asUnderstood()).isEqualTo(understood);
        assertThat(FirmwareVersion.of(read).asRead()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    V1.02B05   | 1.2 build 5
                    1.0        | 1.0.0
                    v2.0.0-RC3 | 2.0rc.3
                    r12345     | 12345
                    1.2\\(3\\) | 1.2(3)
                    32 .011    | 32.11
                    """)
    void equalNeedNotBeIdentical(String left, String right) {
        FirmwareVersion a = FirmwareVersion.of(left);
        FirmwareVersion b = FirmwareVersion.of(right);

        assertThat(a).isEqualTo(b).hasSameHashCodeAs(b).isEqualByComparingTo(b);
        assertThat(a.asRead()).isNotEqualTo(b.asRead());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "elecom",
                "-",
                "*",
                "1.0, 1.1",
                "<= 3",
                "1;2",
                "all versions",
                "..."
            })
    void isNotUnderstood(String read) {
        assertThat(FirmwareVersion.of(read).understood()).isFalse();
        assertThat(FirmwareVersion.of(read)).isLessThan(FirmwareVersion.of("0"));
    }

    @Test
    void lengthIsBounded() {
        assertThat(FirmwareVersion.of("1".repeat(FirmwareVersion.LONGEST)).understood()).isTrue();
        assertThat(FirmwareVersion.of("1".repeat(FirmwareVersion.LONGEST + 1)).understood())
                .isFalse();
        // Of a text that is far too long nothing is cut into pieces.
        assertThat(FirmwareVersion.of("1.".repeat(1 << 20)).asUnderstood()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    genoapi_1.0.0.c  | genoapi
                    candela_dist_pr1 | candela dist pr
                    jtcn42ww         | jtcn
                    v1.0             | ''
                    E9 113.2         | e
                    """)
    void theSchemeIsWhatStandsBeforeTheNumber(String read, String scheme) {
        assertThat(FirmwareVersion.of(read).scheme()).isEqualTo(scheme);
    }

    @ParameterizedTest
    @CsvSource({
        "20230219,true",
        "20231319,false",
        "18991231,false",
        "2023.04.1,false",
        "99999999,false",
        "1.1.4 Build 20230219,false"
    })
    void knowsADateAtTheStart(String read, boolean dated) {
        assertThat(FirmwareVersion.of(read).dated()).isEqualTo(dated);
    }

    @ParameterizedTest
    @CsvSource({
        "5.38,5.38(ABVT.0),true",
        "5.38,5.38.1,false",
        "5.38,5.38a,false",
        "2.0,2.0-rc1,false",
        "1.0,1.0.0-7,true",
        "1.0-7,1.0,false",
        "1.0,1.0,false",
        "elecom,elecom-1,false"
    })
    void knowsABuildThatTheOtherOneDoesNotName(String shorter, String longer, boolean continued) {
        assertThat(FirmwareVersion.of(shorter).continuedBy(FirmwareVersion.of(longer)))
                .isEqualTo(continued);
    }

    @ParameterizedTest
    @CsvSource({
        "16.x,16.1.051-vv6,0",
        "16.x,16,0",
        "16.x,15.9,-1",
        "16.x,17,1",
        "13.0.2.*,13.0.2-28-vv1002,0",
        "13.0.2.xx,13.0.3,1"
    })
    void anOpenBoundIsComparedAsFarAsItGoes(String bound, String version, int order) {
        FirmwareVersion open = FirmwareVersion.of(bound);
        assertThat(open.open()).isTrue();
        assertThat(open.openInside()).isFalse();
        assertThat(Integer.signum(FirmwareVersion.of(version).compareToStartOf(open)))
                .isEqualTo(order);
    }

    @Test
    void aPlaceholderInsideIsSeen() {
        assertThat(FirmwareVersion.of("103.xxx.024.18600").openInside()).isTrue();
        assertThat(FirmwareVersion.of("103.xxx.024.18600").open()).isFalse();
        assertThat(FirmwareVersion.of("7xx10.1.900055.65").openInside()).isFalse();
    }
}
