package io.cordon.bench.collect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param folder of the benchmark's own
 * @param protocols in this order
 * @param loads records per second; 0 for as many as can be sent
 * @param howLong each load lasts
 * @param warmUp before each load, at a tenth of the first one that is not 0, at least 100,000
 * @param kafka whether Cordon is measured with a broker too
 * @param recordings folder for flight recordings of Cordon, null for none
 */
public record CollectSettings(
        Path folder,
        List<ExportProtocol> protocols,
        List<Double> loads,
        Duration howLong,
        Duration warmUp,
        boolean kafka,
        @Nullable Path recordings) {

    /** Checks ranges. */
    public CollectSettings {
        protocols = List.copyOf(protocols);
        loads = List.copyOf(loads);
        if (protocols.isEmpty() || loads.isEmpty()) {
            throw new IllegalArgumentException("Cannot measure: no protocol or no load is named");
        }
        if (loads.stream().anyMatch(load -> !(load >= 0 && load <= 1e8))) {
            throw new IllegalArgumentException(
                    "Cannot measure: a load is not 0 to 100,000,000 records per second");
        }
        if (howLong.isNegative() || howLong.isZero()) {
            throw new IllegalArgumentException("Cannot measure: a load must last");
        }
    }
}
