package io.cordon.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The checkpoints of a job.
 *
 * @param completed how many
 * @param failed how many were given up
 * @param stateBytes full size of the last; 0 when there was none
 * @param medianMillis duration of the middle one; 0 when there was none
 * @param longestMillis duration of the longest
 */
public record Checkpoints(
        int completed, int failed, long stateBytes, long medianMillis, long longestMillis) {

    /** Reads the answer to {@code /jobs/ID/checkpoints}. */
    public static Checkpoints of(JsonNode answer) {
        JsonNode summary = answer.at("/summary/end_to_end_duration");
        return new Checkpoints(
                answer.at("/counts/completed").asInt(),
                answer.at("/counts/failed").asInt(),
                answer.at("/latest/completed/state_size").asLong(),
                Math.round(summary.path("p50").asDouble()),
                summary.path("max").asLong());
    }
}
