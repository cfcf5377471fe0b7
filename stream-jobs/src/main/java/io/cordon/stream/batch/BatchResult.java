package io.cordon.stream.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a bounded run did.
 *
 * @param sources the files, by path
 * @param suppressed matches dropped by the allow-list, by rule
 * @param late events that came after their period had closed; 0 in a bounded run
 * @param duration of the job
 */
public record BatchResult(
        List<SourceReport> sources, Map<String, Long> suppressed, long late, Duration duration) {

    /** Telemetry records in all files. */
    public long records() {
        return sources.stream()
                .flatMap(source -> source.records().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
