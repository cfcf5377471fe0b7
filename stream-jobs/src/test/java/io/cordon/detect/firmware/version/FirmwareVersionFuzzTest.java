package io.cordon.detect.firmware.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Fuzzes the order of versions: three lines are three texts. The order must be total and the one
 * that the page defines; the normal test run replays the saved inputs.
 */
class FirmwareVersionFuzzTest {

    /** Beyond what is understood; the naive reference is not made for more. */
    private static final int LONGEST = 2 * FirmwareVersion.LONGEST;

    @FuzzTest(maxDuration = "10m")
    void orders(byte[] content) {
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", 3);
        FirmwareVersion a = version(lines, 0);
        FirmwareVersion b = version(lines, 1);
        FirmwareVersion c = version(lines, 2);
        int ab = sign(a, b);
        int bc = sign(b, c);

        assertThat(ab)
                .as("as the page defines it")
                .isEqualTo(Integer.signum(ReferenceOrder.compare(a.asRead(), b.asRead())));
        assertThat(ab).as("antisymmetric").isEqualTo(-sign(b, a));
        assertThat(a.equals(b)).as("equal when neither is earlier").isEqualTo(ab == 0);
        if (ab == 0) {
            assertThat(a.hashCode()).isEqualTo(b.hashCode());
            assertThat(sign(a, c)).as("equals compare alike").isEqualTo(bc);
        }
        if (ab <= 0 && bc <= 0) {
            assertThat(sign(a, c)).as("transitive").isLessThanOrEqualTo(0);
        }
        assertThat(a.parts().isEmpty()).isNotEqualTo(a.understood());
        // What a range asks beside the order.
        if (a.continuedBy(b)) {
            assertThat(ab).as("a release is before its builds").isNegative();
            assertThat(b.continuedBy(a)).isFalse();
        }
    }

    private static FirmwareVersion version(String[] lines, int index) {
        String text = index < lines.length ? lines[index] : "";
        return FirmwareVersion.of(text.substring(0, Math.min(text.length(), LONGEST)));
    }

    private static int sign(FirmwareVersion one, FirmwareVersion other) {
        return Integer.signum(one.compareTo(other));
    }
}
