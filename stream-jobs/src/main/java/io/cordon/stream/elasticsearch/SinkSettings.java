package io.cordon.stream.elasticsearch;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How a writer sends; validated by {@link ElasticsearchSinkBuilder}. It travels in the job graph
 * and therefore names where credentials are found, never the credentials.
 *
 * @param hosts addresses of the cluster
 * @param credentials where credentials are found
 * @param maxBatchSize entries of one request
 * @param maxBatchBytes bytes of one request; a single larger entry goes alone
 * @param maxInFlightRequests requests of one writer at a time
 * @param maxBufferedEntries entries that wait in one writer before it stops taking more
 * @param maxBufferedBytes bytes that wait in one writer before it stops taking more
 * @param maxTimeInBuffer how long an entry waits for a fuller request
 * @param requestTimeout how long an answer may take
 * @param initialBackoff ceiling of the first pause after a refusal
 * @param maxBackoff ceiling of every pause
 * @param jitterSeed where the draw of pauses starts; each writer adds its number
 */
record SinkSettings(
        List<URI> hosts,
        Credentials credentials,
        int maxBatchSize,
        long maxBatchBytes,
        int maxInFlightRequests,
        int maxBufferedEntries,
        long maxBufferedBytes,
        Duration maxTimeInBuffer,
        Duration requestTimeout,
        Duration initialBackoff,
        Duration maxBackoff,
        long jitterSeed)
        implements Serializable {}
