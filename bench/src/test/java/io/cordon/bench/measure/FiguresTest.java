package io.cordon.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void median() {
        assertThat(Figures.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Figures.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
        assertThatThrownBy(() -> Figures.median(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void percentileIsTheNearestRank() {
        List<Double> hundred = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
        assertThat(Figures.percentile(hundred, 0.50)).isEqualTo(50);
        assertThat(Figures.percentile(hundred, 0.99)).isEqualTo(99);
        assertThat(Figures.percentile(hundred, 1)).isEqualTo(100);
        assertThat(Figures.percentile(List.of(7.0), 0.99)).isEqualTo(7);
        assertThat(Figures.percentile(List.of(1.0, 2.0, 3.0), 0.99)).isEqualTo(3);
    }
}
