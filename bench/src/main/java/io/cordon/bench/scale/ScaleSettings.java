package io.cordon.bench.scale;

import io.cordon.bench.load.Load;
import java.nio.file.Path;
import java.util.List;

/**
 * What to measure.
 *
 * @param folder the benchmark's own; deleted before and after
 * @param loads one per number of keys, which is the load's number of devices
 * @param parallelisms each is measured with the first load; the other loads with the highest
 * @param taskManagerMegabytes all memory of the TaskManager's process
 */
public record ScaleSettings(
        Path folder, List<Load> loads, List<Integer> parallelisms, int taskManagerMegabytes) {

    /** Copies the lists. */
    public ScaleSettings {
        loads = List.copyOf(loads);
        parallelisms = parallelisms.stream().distinct().sorted().toList();
        if (loads.isEmpty() || parallelisms.isEmpty() || parallelisms.get(0) < 1) {
            throw new IllegalArgumentException(
                    "Cannot measure scale: name at least one number of keys and one parallelism");
        }
    }

    int slots() {
        return parallelisms.get(parallelisms.size() - 1);
    }
}
