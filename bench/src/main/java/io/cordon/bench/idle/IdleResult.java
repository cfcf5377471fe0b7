package io.cordon.bench.idle;

import io.cordon.bench.measure.Machine;
import java.util.List;

/**
 * What {@code bench idle} found.
 *
 * @param benchmark its name
 * @param time when it began, ISO-8601
 * @param machine what it ran on
 * @param settleSeconds how long the stack was left alone first
 * @param seconds how long it was watched
 * @param coreShare processor time of all processes over time: 1 is one core
 * @param residentBytes mean of the memory that all of them held; what two share counts twice
 * @param aimCoreShare what {@code coreShare} should stay below
 * @param aimResidentBytes what {@code residentBytes} should stay below
 * @param aimMet true when both do
 * @param processes each of them
 */
public record IdleResult(
        String benchmark,
        String time,
        Machine machine,
        double settleSeconds,
        double seconds,
        double coreShare,
        long residentBytes,
        double aimCoreShare,
        long aimResidentBytes,
        boolean aimMet,
        List<IdleProcess> processes) {

    /** A quarter of one core. */
    public static final double AIM_CORE_SHARE = 0.25;

    /** 3.5 GB. */
    public static final long AIM_RESIDENT_BYTES = 3_500_000_000L;

    static IdleResult of(
            String begin, IdleSettings settings, double seconds, List<IdleProcess> processes) {
        double cores = processes.stream().mapToDouble(IdleProcess::coreShare).sum();
        long resident = processes.stream().mapToLong(IdleProcess::residentBytes).sum();
        return new IdleResult(
                "idle",
                begin,
                Machine.current(),
                settings.settle().toMillis() / 1000.0,
                seconds,
                cores,
                resident,
                AIM_CORE_SHARE,
                AIM_RESIDENT_BYTES,
                cores < AIM_CORE_SHARE && resident < AIM_RESIDENT_BYTES,
                List.copyOf(processes));
    }
}
