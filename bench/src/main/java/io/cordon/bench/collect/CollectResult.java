package io.cordon.bench.collect;

import io.cordon.bench.measure.Machine;
import java.util.List;
import java.util.Map;

/**
 * All loads on all collectors.
 *
 * @param missing collectors that could not be measured, and why
 * @param socketBytes what each asks for its socket
 */
public record CollectResult(
        Machine machine,
        int socketBytes,
        double loadSeconds,
        List<CollectRun> runs,
        Map<String, String> missing) {}
