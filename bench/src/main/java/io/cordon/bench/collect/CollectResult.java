package io.cordon.bench.collect;

import io.cordon.bench.measure.Machine;
import java.util.List;
import java.util.Map;

/**
 * All loads on all collectors.
 *
 * @param benchmark its name
 * @param time when it began, ISO-8601
 * @param machine what it ran on
 * @param missing collectors that could not be measured, and why
 * @param socketBytes what each asks for its socket
 */
public record CollectResult(
        String benchmark,
        String time,
        Machine machine,
        int socketBytes,
        double loadSeconds,
        List<CollectRun> runs,
        Map<String, String> missing) {}
