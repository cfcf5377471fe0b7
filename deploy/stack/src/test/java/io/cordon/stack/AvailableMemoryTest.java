package io.cordon.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AvailableMemoryTest {

    @Test
    void readsTheKernelsEstimate() {
        assertThat(
                        AvailableMemory.parse(
                                "MemTotal:       24684312 kB\nMemFree:          512000 kB\n"
                                        + "MemAvailable:    2048000 kB\nBuffers: 1 kB\n"))
                .hasValue(2000);
    }

    @Test
    void answersNothingWhereTheKernelDoesNotTell() {
        assertThat(AvailableMemory.parse("MemTotal:       24684312 kB\n")).isEmpty();
    }
}
