package io.cordon.bench.load;

import java.util.Map;

/**
 * What was written.
 *
 * @param mix what was asked for
 * @param records records by topic
 * @param candidateShare share of the flows that pass the reader's port test of the rules in force
 * @param valueBytes framed bytes of all records
 * @param devices devices that spoke
 * @param spanSeconds event time from first to last
 * @param seed of the generator
 * @param writeSeconds how long making and writing took
 */
public record LoadSummary(
        Mix mix,
        Map<String, Long> records,
        double candidateShare,
        long valueBytes,
        int devices,
        long spanSeconds,
        long seed,
        double writeSeconds) {

    /** Records on some of the topics. */
    public long recordsOn(Iterable<String> topics) {
        long sum = 0;
        for (String topic : topics) {
            sum += records.getOrDefault(topic, 0L);
        }
        return sum;
    }
}
