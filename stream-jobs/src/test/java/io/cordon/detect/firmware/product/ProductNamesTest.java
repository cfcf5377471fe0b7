package io.cordon.detect.firmware.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.firmware.product.ProductNames.Alias;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductNamesTest {

    private static final ProductNames NAMES = ProductNames.builtIn();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tp-link      | archer_ax21_firmware       | TP-Link               | Archer AX21
                    tp-link      | archer_ax21_firmware       | TP-Link Technologies Co., Ltd. | TP-Link Archer AX21
                    d-link       | dir-859_firmware           | dlink                 | DIR859
                    tenda        | ac9_firmware               | tendacn               | AC9
                    zyxel        | usg_flex_100_firmware      | Zyxel Communications Corp. | USG FLEX 100
                    ubnt         | edgerouter_x_firmware      | Ubiquiti              | EdgeRouter X
                    dahuasecurity | ipc-hfw1230_firmware      | Dahua                 | IPC-HFW1230
                    kieback&peter | ddc4002_firmware          | Kieback & Peter GmbH  | DDC4002
                    synology     | diskstation_manager        | Synology              | DSM
                    netgear      | r7000_firmware             | NETGEAR, Inc.         | R7000 firmware
                    """)
    void namesOfOneProductMeet(
            String vendor, String product, String otherVendor, String otherProduct) {
        assertThat(NAMES.key(otherVendor, otherProduct)).isEqualTo(NAMES.key(vendor, product));
    }

    @ParameterizedTest
    @CsvSource({
        "tp-link,archer_ax21,tp-link,archer_ax20",
        "netgear,r7000,netgear,r7000p",
        "tenda,ac9,totolink,ac9",
        "acme,cam2,acme,cam20"
    })
    void namesOfDifferentProductsDoNot(
            String vendor, String product, String otherVendor, String otherProduct) {
        assertThat(NAMES.key(otherVendor, otherProduct)).isNotEqualTo(NAMES.key(vendor, product));
    }

    @Test
    void aNameThatIsOnlyFirmwareOrOnlyTheVendorStays() {
        assertThat(NAMES.key("acme", "firmware").product()).isEqualTo("firmware");
        assertThat(NAMES.key("acme", "acme").product()).isEqualTo("acme");
        assertThat(NAMES.key("acme", "*").product()).isEmpty();
        assertThat(NAMES.key("acme", "x".repeat(10_000)).product()).hasSize(ProductNames.LONGEST);
    }

    @Test
    void theAliasesThatAKeyGoesByAreTold() throws IOException {
        ProductNames names =
                ProductNames.read(
                        new StringReader(
                                "vendor,product,alias,source\nacme,,Ace Mfg,merger\nacme,cam,Eye,label\n"));

        assertThat(names.aliases("ACE-MFG Inc.", "Ace Mfg Eye firmware"))
                .containsExactly(
                        new Alias("Ace Mfg", "acme", "acme", "merger"),
                        new Alias("Eye", "cam", "cam", "label"));
        assertThat(names.aliases("acme", "eye")).extracting(Alias::name).containsExactly("Eye");
        assertThat(names.aliases("ACME Corp.", "ACME Cam firmware")).isEmpty();
    }

    @Test
    void aliasesAreRead() throws IOException {
        ProductNames names =
                ProductNames.read(
                        new StringReader(
                                "vendor,product,alias,source\nacme,,Ace Mfg,x\nacme,cam,Eye,x\n"));

        assertThat(names.key("ace-mfg", "ACE MFG eye firmware"))
                .isEqualTo(names.key("acme", "cam"));
    }
}
