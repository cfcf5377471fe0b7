package io.cordon.ingest.decode.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.decode.RejectedInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"00:00:5E:00:53:01", "00-00-5e-00-53-01", "0000.5e00.5301", "00005E005301"})
    void macAddresses(String text) throws RejectedInput {
        assertThat(Identity.mac(text)).isEqualTo("00:00:5e:00:53:01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00:00:5e:00:53",
                "00:00:5e:00:53:01:02",
                "00:00:5e:00:53:0g",
                "00 00 5e 00 53 01",
                "-00:00:5e:00:53:01",
                "00005e00530\u0661"
            })
    void noMacAddresses(String text) {
        assertThatThrownBy(() -> Identity.mac(text)).isInstanceOf(RejectedInput.class);
    }

    @Test
    void hashes() throws RejectedInput {
        assertThat(Identity.hash("SHA256:" + "Ab".repeat(32)))
                .isEqualTo("sha256:" + "ab".repeat(32));
        assertThat(Identity.hash("md5:" + "0".repeat(32))).hasSize(36);
        for (String none :
                new String[] {
                    "", "sha256", "sha256:ab", ":", "crc32:00000000", "md5:" + "g".repeat(32)
                }) {
            assertThatThrownBy(() -> Identity.hash(none)).isInstanceOf(RejectedInput.class);
        }
    }

    @Test
    void settingsAndNames() throws RejectedInput {
        assertThat(Identity.setting("Hospital")).isEqualTo("hospital");
        assertThatThrownBy(() -> Identity.setting("boat")).isInstanceOf(RejectedInput.class);
        assertThat(Identity.hostname("Cam.Example.NET.")).isEqualTo("cam.example.net");
        assertThat(Identity.hostname(" . ")).isNull();
        assertThat(Identity.hostname(null)).isNull();
    }
}
