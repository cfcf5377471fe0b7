package io.cordon.bench.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MixTest {

    @Test
    void sharesMustAddUp() {
        assertThatThrownBy(() -> new Mix("m", 0.9, 0, 0, 0, 0, 0, 1, 0, 1))
                .hasMessageContaining("add up to 0.9");
    }

    @Test
    void sharesLieBetweenZeroAndOne() {
        assertThatThrownBy(() -> new Mix("m", 1, 0, 0, 0, 1.5, 0, 1, 0, 1))
                .hasMessage("Cannot use mix: candidates 1.5 is outside 0 to 1");
        assertThatThrownBy(() -> new Mix("m", 1, 0, 0, 0, Double.NaN, 0, 1, 0, 1))
                .hasMessageContaining("candidates");
    }

    @Test
    void skewAndSamplingHaveBounds() {
        assertThatThrownBy(() -> new Mix("m", 1, 0, 0, 0, 0, 0, 0.5, 0, 1))
                .hasMessageContaining("skew");
        assertThatThrownBy(() -> new Mix("m", 1, 0, 0, 0, 0, 0, 1, 0, 0))
                .hasMessageContaining("sampling");
    }
}
