package io.cordon.detect.firmware.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order holds what an order must, and is the one that the page defines. */
class FirmwareVersionOrderTest {

    private static final int TRIPLES = 60_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_261_125L, 7, 4_711})
    void theOrderIsTotalAndAgreesWithItsDefinition(long seed) {
        VersionTexts texts = new VersionTexts(seed);
        int equal = 0;
        for (int i = 0; i < TRIPLES; i++) {
            FirmwareVersion a = FirmwareVersion.of(texts.next());
            FirmwareVersion b =
                    FirmwareVersion.of(i % 2 == 0 ? texts.near(a.asRead()) : texts.next());
            FirmwareVersion c = FirmwareVersion.of(texts.next());
            String triple = "seed %d: [%s] [%s] [%s]".formatted(seed, a, b, c);
            int ab = sign(a.compareTo(b));

            assertThat(ab)
                    .as(triple)
                    .isEqualTo(sign(ReferenceOrder.compare(a.asRead(), b.asRead())));
            assertThat(ab).as("antisymmetric, " + triple).isEqualTo(-sign(b.compareTo(a)));
            assertThat(sign(a.compareTo(FirmwareVersion.of(a.asRead())))).as(triple).isZero();
            assertThat(a.equals(b))
                    .as("equal when neither is earlier, " + triple)
                    .isEqualTo(ab == 0);
            if (ab == 0) {
                equal++;
                assertThat(a.hashCode()).as(triple).isEqualTo(b.hashCode());
                assertThat(sign(a.compareTo(c)))
                        .as("equals compare alike, " + triple)
                        .isEqualTo(sign(b.compareTo(c)));
            }
            if (ab <= 0 && b.compareTo(c) <= 0) {
                assertThat(a.compareTo(c)).as("transitive, " + triple).isLessThanOrEqualTo(0);
            }
        }
        assertThat(equal).as("pairs that are equal, or the test shows little").isGreaterThan(3_000);
    }

    /** Sorting tells of any cycle: the JDK's sort fails on one, and two shuffles would differ. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void sortingDoesNotDependOnWhereItStarts(long seed) {
        VersionTexts texts = new VersionTexts(seed);
        List<FirmwareVersion> versions =
                new ArrayList<>(
                        Stream.generate(texts::next)
                                .limit(4_000)
                                .map(FirmwareVersion::of)
                                .toList());
        Collections.sort(versions);
        List<FirmwareVersion> again = new ArrayList<>(versions);
        Collections.shuffle(again, new Random(seed));
        Collections.sort(again);

        assertThat(again).as("seed " + seed).isEqualTo(versions);
    }

    private static int sign(int order) {
        return Integer.signum(order);
    }
}
