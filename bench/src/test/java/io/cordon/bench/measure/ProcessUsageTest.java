package io.cordon.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessUsageTest {

    /** Field 14 is user time and 15 system time, in 1/100 s (proc(5)); the name holds traps. */
    private static final String STAT =
            "4711 (a ) b (c) S 1 4711 4711 0 -1 4194560 1 0 0 0 1234 567 0 0 20 0 80 0 100 1 1";

    private static final String STATUS =
            """
            Name:	java
            VmPeak:	 9000000 kB
            VmHWM:	 1500000 kB
            VmRSS:	 1400000 kB
            Threads:	80
            """;

    @Test
    void readsWhatTheKernelSays() {
        assertThat(ProcessUsage.parse(STAT, STATUS))
                .isEqualTo(new ProcessUsage(18.01, 1_400_000L << 10, 1_500_000L << 10));
    }

    @Test
    void readsThisProcess() throws Exception {
        ProcessUsage usage = ProcessUsage.of(ProcessHandle.current().pid());
        assertThat(usage.cpuSeconds()).isPositive();
        assertThat(usage.residentBytes()).isBetween(1L << 20, usage.peakResidentBytes());
        assertThat(ProcessUsage.cpuSecondsOfTree(ProcessHandle.current().pid())).isPositive();
    }
}
