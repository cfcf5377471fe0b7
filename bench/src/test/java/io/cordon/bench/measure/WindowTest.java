package io.cordon.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final long SECOND = 1_000_000_000L;

    /** 1,000 records: slow for three seconds, then 100 a second, and a slow end. */
    private static final List<Sample> RUN =
            List.of(
                    sample(0, 0, 0.0, 0, 10),
                    sample(3, 100, 3.0, 500, 90),
                    sample(5, 300, 3.5, 600, 20),
                    sample(8, 600, 4.1, 660, 30),
                    sample(11, 900, 4.7, 690, 40),
                    sample(12, 980, 4.9, 695, 20),
                    sample(20, 1000, 5.0, 700, 10));

    @Test
    void theWindowLeavesWarmUpAndEndOut() {
        Window window = Window.of(RUN, 300, 1000);
        assertThat(window.records()).isEqualTo(600);
        assertThat(window.seconds()).isEqualTo(6.0);
        assertThat(window.recordsPerSecond()).isEqualTo(100.0);
        // (4.7 - 3.5) s over 600 records
        assertThat(window.cpuSecondsPerMillion()).isCloseTo(2000, within(1e-6));
        // 90 ms of 6 s
        assertThat(window.gcShare()).isCloseTo(0.015, within(1e-9));
        assertThat(window.updatesPerMillion()).isCloseTo(20_000, within(1e-6));
        assertThat(window.revisionsPerMillion()).isCloseTo(1_000_000, within(1e-6));
        assertThat(window.othersPerMillion()).containsOnlyKeys("kafka");
        assertThat(window.othersPerMillion().get("kafka")).isCloseTo(10_000, within(1e-6));
        // of the whole run
        assertThat(window.peakHeapBytes()).isEqualTo(90);
    }

    @Test
    void aRunWithoutTwoSamplesInBetweenIsTakenWhole() {
        Window window = Window.of(List.of(RUN.get(0), RUN.get(6)), 300, 1000);
        assertThat(window.records()).isEqualTo(1000);
        assertThat(window.seconds()).isEqualTo(20.0);
    }

    @Test
    void aRunThatWasSeenStandingStillFirstIsTakenWhole() {
        List<Sample> late = List.of(RUN.get(0), sample(1, 0, 0, 0, 10), RUN.get(6));
        Window window = Window.of(late, 0, 1000);
        assertThat(window.records()).isEqualTo(1000);
        assertThat(window.seconds()).isEqualTo(20.0);
    }

    @Test
    void samplesThatDoNotReachTheEndAreRefused() {
        assertThatThrownBy(() -> Window.of(RUN.subList(0, 5), 300, 1000))
                .hasMessageContaining("use more records");
        assertThatThrownBy(() -> Window.of(RUN.subList(6, 7), 300, 1000))
                .hasMessageContaining("use more records");
    }

    private static Sample sample(
            long seconds, long records, double cpu, long gcMillis, long heapBytes) {
        return new Sample(
                seconds * SECOND,
                records,
                cpu,
                Map.of("kafka", records / 100.0),
                gcMillis,
                heapBytes,
                records / 50,
                records);
    }
}
